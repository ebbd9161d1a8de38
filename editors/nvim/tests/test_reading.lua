-- What a writer sees of the findings, and how.

-- Every place that is marked stands behind letters of two, three and four bytes.
local DRAFT = [[
# Harbour board votes

Mirela Draghicescu, who leads the harbour board, opened the meeting.

“C’est décidé 🎉,” Draghicesku said; TK members voted against.
]]
local VARIANT, MARK = 'name-variant: Draghicesku', 'placeholder: TK'

local BESIDE_THE_TEXT = 'vim.diagnostic.config({ virtual_text = true, update_in_insert = true, severity_sort = true })'

return {
  {
    'the two lines of the README are enough to see findings',
    function(Editor)
      local editor = Editor.open({ draft = DRAFT })
      editor:finds(VARIANT, MARK)
      editor:shows('E “C’est décidé') -- the sign in the margin of that line
      local placeholder = editor:lua([[return vim.diagnostic.get(1, { severity = 1 })[1] ]])
      assert(placeholder.source == 'deskcheck', vim.inspect(placeholder))
      assert(placeholder.code == 'placeholder', vim.inspect(placeholder))
      assert(placeholder.message:find('TK', 1, true), vim.inspect(placeholder))
    end,
  },
  {
    'plain text is read too, with line ends as Windows has them',
    function(Editor)
      local editor = Editor.open({ name = 'wire.txt', draft = 'HARBOUR VOTE\r\n\r\nThe board met TK times.\r\n' })
      editor:finds(MARK)
    end,
  },
  {
    'messages stand beside the text',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n', config = BESIDE_THE_TEXT })
      editor:shows('The board met TK times.     ■ “TK”')
    end,
  },
  {
    'hover shows the evidence',
    function(Editor)
      local editor = Editor.open({ draft = DRAFT })
      editor:finds(VARIANT, MARK)
      editor:type('5G:call search("Draghicesku")<CR>')
      editor:shows('name-variant', 'K')
      editor:shows('Draghicescu, who')
    end,
  },
  {
    'findings are asked for by an editor that can, and sent in one way only',
    function(Editor)
      local editor = Editor.open({ draft = DRAFT })
      editor:finds(VARIANT, MARK)
      local spaces = editor:lua([[
        return vim.tbl_map(function(d) return vim.diagnostic.get_namespace(d.namespace).name end, vim.diagnostic.get(0))
      ]])
      -- Where findings were sent unasked, the name ends with the number of the client. Neovim 0.10
      -- could not be told to ask again, so they are sent.
      local asked = vim.fn.has('nvim-0.11') == 1
      for _, name in ipairs(spaces) do
        assert((name:find('lsp%.deskcheck%.%d+%..+') ~= nil) == asked, vim.inspect(spaces))
      end
    end,
  },
  {
    'over the headline stands what there is to check, and it can be listed',
    function(Editor)
      local kept = vim.fn.has('nvim-0.12') == 1
      local editor = Editor.open({
        draft = Editor.example('harbour-bridge.md'),
        config = Editor.readme_block(kept and 'codelens.enable' or 'codelens.refresh'),
      })
      editor:shows(' sourced · 1 open')
      editor:type(':global/3,400/delete<CR>' .. (kept and '' or 'i<Esc>'))
      editor:shows(' sourced · 0 open')
      editor:type('/# Harbour<CR>')
      editor:shows('| attributed  figure       12,000 cars · the HTA', ':lua vim.lsp.codelens.run()<CR>')
    end,
  },
  {
    'hints stand in the text if the desk wants them',
    function(Editor)
      local editor = Editor.open({
        draft = '---\ndate: 2026-03-06\n---\n\n“Décidé 🎉,” the council said on Monday.\n',
        files = { ['deskcheck.toml'] = '[editor]\ninlay-hints = true\n' },
        config = Editor.readme_block('inlay_hint'),
      })
      editor:shows('on Monday 2 March')
    end,
  },
  {
    'the location list has every finding',
    function(Editor)
      local editor = Editor.open({ draft = DRAFT })
      editor:finds(VARIANT, MARK)
      editor:type(':Deskcheck list<CR>')
      editor:shows('story.md|5 col 30-41')
      assert(#editor:lua('return vim.fn.getloclist(0)') == 2)
    end,
  },
  {
    'the facts of a draft are listed, or those of one status',
    function(Editor)
      local editor = Editor.open({ draft = Editor.example('harbour-bridge.md') })
      editor:shows('E The harbour bridge')
      editor:shows('story.md|12 col 7', ':Deskcheck facts<CR>')
      editor:shows('| attributed  figure       12,000 cars · the HTA')
      assert(editor:lua('return #vim.fn.getloclist(0)') > 10)
      editor:type(':lclose<CR>:Deskcheck! facts open<CR>')
      editor:wait('what nobody stands for', function()
        local texts = editor:lua([[return vim.tbl_map(function(item) return item.text end, vim.fn.getqflist())]])
        return vim.deep_equal(texts, { 'open        figure       3,400 jobs' })
      end)
      editor:type(':cclose<CR>:Deskcheck facts weak<CR>')
      editor:shows('no such facts')
    end,
  },
  {
    'commands are completed, and what comes after them',
    function(Editor)
      local editor = Editor.open({ draft = '' })
      local function completed(line)
        return editor:lua([[return vim.fn.getcompletion(..., 'cmdline')]], line)
      end
      assert(vim.deep_equal(completed('Deskcheck f'), { 'facts', 'fix' }), vim.inspect(completed('Deskcheck f')))
      assert(vim.deep_equal(completed('Deskcheck! facts o'), { 'open' }))
      assert(vim.deep_equal(completed('Deskcheck explain placeh'), { 'placeholder' }))
      assert(vim.deep_equal(completed('Deskcheck explain placeholder '), {}))
      vim.uv.fs_unlink(editor.home .. '/bin/deskcheck')
      assert(vim.deep_equal(completed('Deskcheck explain placeh'), {}))
      editor:type(':enew<CR>:Deskcheck explain placeholder<CR>')
      editor:shows('the program cannot be started')
    end,
  },
  {
    'explain shows the page of the check under the cursor, or of one that is named',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n' })
      editor:finds(MARK)
      -- The server knows the pages, whatever has become of the program.
      vim.uv.fs_unlink(editor.home .. '/bin/deskcheck')
      editor:shows('A mark that says something is still to come', ':Deskcheck explain<CR>')
      editor:type(':bwipeout<CR>:Deskcheck explain no-such-check<CR>')
      editor:shows('no-such-check')
    end,
  },
}
