-- The desk's own files: settings are completed, and what is accepted or verified is written into them.

---What the menu of completions offers.
local function offered(editor)
  return editor:lua([[
    return vim.tbl_map(function(item) return item.word end, vim.fn.complete_info({ 'items' }).items)
  ]])
end

return {
  {
    'the settings file is completed: checks and what they can be set to',
    function(Editor)
      local editor = Editor.open({ name = 'deskcheck.toml', draft = '[checks]\n' })
      editor:wait('the server', function()
        return editor:lua([[return vim.bo.omnifunc]]):find('lsp') ~= nil
      end)
      editor:type('Goname-v')
      editor:wait('the check', function()
        return editor:text():find('name-variant', 1, true) or vim.list_contains(offered(editor), 'name-variant')
      end, '<C-x><C-o>')
      editor:type('<Esc>ccname-variant = "')
      editor:wait('what it can be set to', function()
        return vim.iter({ 'off', 'hint', 'error' }):all(function(level)
          return vim.iter(offered(editor)):any(function(word)
            return word:find(level, 1, true) ~= nil
          end)
        end)
      end, '<C-x><C-o>')
    end,
  },
  {
    'the settings file is explained, and what is wrong in it marked',
    function(Editor)
      local editor = Editor.open({
        name = 'deskcheck.toml',
        draft = '[checks]\nname-variant = "off"\nname-varient = "off"\n',
        config = 'vim.diagnostic.config({ virtual_text = true })',
      })
      editor:shows('name-varient = "off"     ■')
      editor:shows('One name in two spellings', '2GK')
    end,
  },
  {
    'a sentence is marked as verified, and that lapses when it changes',
    function(Editor)
      local editor = Editor.open({
        draft = '“Décidé 🎉.”\n\nSelmouth has lost 3,400 jobs since the shipyard closed.\n',
        files = { ['deskcheck.toml'] = '' },
      })
      editor:finds('unsourced-figure: 3,400')
      editor:will_choose('Mark as verified')
      editor:shows('deskcheck.ledger.toml was made', ':call search("3,400")<CR>:lua vim.lsp.buf.code_action()<CR>')
      editor:type(':%s/3,400/3,500/<CR>')
      editor:wait('the lapsed verification', function()
        return vim.iter(editor:findings()):any(function(finding)
          return vim.startswith(finding, 'verification-lapsed: ')
        end)
      end)
    end,
  },
  {
    'a ledger that is open is changed there, and not on disk below it',
    function(Editor)
      local ledger = '# Ours.\n'
      local editor = Editor.open({
        draft = 'Selmouth has lost 3,400 jobs since the shipyard closed.\n',
        files = { ['deskcheck.toml'] = '', ['deskcheck.ledger.toml'] = ledger },
      })
      editor:finds('unsourced-figure: 3,400')
      editor:type(':split deskcheck.ledger.toml<CR>')
      editor:wait('the ledger to be known to the server', function()
        return editor:lua([[return #vim.lsp.get_clients({ bufnr = 0, name = 'deskcheck' })]]) == 1
      end)
      editor:will_choose('Mark as verified')
      editor:type(':wincmd p<CR>:call search("3,400")<CR>')
      editor:shows('sentence = "Selmouth', ':lua vim.lsp.buf.code_action()<CR>')
      editor:type(':wincmd p<CR>')
      editor:wait('the entry below what stood in the ledger', function()
        return vim.startswith(editor:text(), ledger .. '\n[[entry]]\n')
      end)
      local on_disk = vim.fn.readblob(vim.fs.dirname(editor.path) .. '/deskcheck.ledger.toml')
      assert(on_disk == ledger, on_disk)
    end,
  },
  {
    'a spelling that is accepted is no finding any more, at once and for good',
    function(Editor)
      local draft = '“Décidé 🎉,” Draghicesku said, and left. Mirela Draghicescu leads the board. Draghicescu is new.\n'
      local editor = Editor.open({ draft = draft, files = { ['deskcheck.toml'] = '# Our desk.\n[checks]\n' } })
      editor:finds('name-variant: Draghicesku')
      editor:will_choose('Accept')
      editor:type(':call search("Draghicesku")<CR>:lua vim.lsp.buf.code_action()<CR>')
      editor:finds()
      local settings = table.concat(vim.fn.readfile(vim.fs.dirname(editor.path) .. '/deskcheck.toml'), '\n')
      assert(settings:find('Draghicesku', 1, true), settings)
      assert(vim.startswith(settings, '# Our desk.\n'), settings)
      editor:type(':edit!<CR>A TK<Esc>')
      editor:finds('placeholder: TK')
    end,
  },
}
