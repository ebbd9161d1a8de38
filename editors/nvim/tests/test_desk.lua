-- The desk's own files: settings are completed, and what is accepted is written into them.

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
      editor:type('Goname-v<C-x><C-o>')
      editor:wait('the check', function()
        return editor:text():find('name-variant', 1, true) or vim.list_contains(offered(editor), 'name-variant')
      end)
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
