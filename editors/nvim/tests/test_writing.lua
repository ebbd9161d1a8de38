-- Findings come and go with the text.

local AT_ONCE = [[
vim.diagnostic.config({ virtual_text = true, update_in_insert = true, severity_sort = true })
]]

return {
  {
    'typing brings a finding without saving, mending it takes it away, undo brings it back',
    function(Editor)
      local draft = '“Déjà vu 🎉,” said Mirela Draghicescu.\n'
      local editor = Editor.open({ draft = draft, config = AT_ONCE })
      editor:finds()
      editor:type('A The board met TK times')
      editor:shows('TK times     ■ “TK”') -- seen while still typing
      editor:shows('-- INSERT --')
      editor:finds('placeholder: TK')
      editor:type('<Esc>:s/TK/three/<CR>')
      editor:finds()
      editor:type('u')
      editor:finds('placeholder: TK')
      assert(table.concat(vim.fn.readfile(editor.path), '\n') .. '\n' == draft, 'the file was written')
    end,
  },
  {
    'edits above move a finding, and edits at letters of many bytes do not lose it',
    function(Editor)
      local editor = Editor.open({ draft = '“🎉🎉 é”\n\nThe board met TK times.\n' })
      editor:finds('placeholder: TK')
      editor:type('ggfédla\u{1F1EB}\u{1F1F7} ünï<Esc>Onew line<Esc>xxhP:2<CR>0lx')
      editor:type(':4<CR>wiß🎉 <Esc>')
      editor:wait('the edit', function()
        return editor:text():find('The ß🎉 board', 1, true) ~= nil
      end)
      editor:finds('placeholder: TK')
    end,
  },
  {
    'a quick fix changes the draft and takes its finding away, and one undo restores both',
    function(Editor)
      local draft = '“Décidé 🎉,” Draghicesku said, and left. Mirela Draghicescu leads the board. Draghicescu is new.'
      local editor = Editor.open({ draft = draft .. '\n' })
      editor:finds('name-variant: Draghicesku')
      editor:will_choose('Draghicescu')
      editor:type(':call search("Draghicesku")<CR>:lua vim.lsp.buf.code_action()<CR>')
      editor:wait('the repaired draft', function()
        return editor:text() == (draft:gsub('Draghicesku', 'Draghicescu'))
      end)
      editor:finds()
      editor:type('u')
      editor:finds('name-variant: Draghicesku')
      assert(editor:text() == draft, editor:text())
    end,
  },
  {
    'one key corrects a wrong sum',
    function(Editor)
      local draft = 'Four men and 12 women 🎉 were rescued, 15 people in all, the coast guard said.'
      local editor = Editor.open({ draft = draft .. '\n', config = Editor.readme_block('isPreferred') })
      editor:finds('sum-mismatch: 15')
      editor:wait('the right sum', function()
        return editor:text() == (draft:gsub('15', '16'))
      end, ':call search("15")<CR>gr.')
      editor:finds()
    end,
  },
  {
    'typing and asking while a long draft is still being read loses nothing',
    function(Editor)
      local quiet = ('The board met at the quay and went home.\n\n'):rep(4000)
      local editor = Editor.open({
        draft = quiet .. 'The board met TK times.\n',
        config = [[require('deskcheck').setup({ flags = { debounce_text_changes = 1 } })]],
      })
      editor:type('ggO')
      for _, letter in ipairs(vim.fn.split('“Déjà vu 🎉,” said the board, which met TKTK times.', '\\zs')) do
        editor:type(letter)
        editor:lua('vim.lsp.buf.document_highlight()')
      end
      editor:type('<Esc>')
      editor:finds('placeholder: TKTK', 'placeholder: TK')
      editor:type(':call search("TKTK", "b")<CR>')
      editor:shows('placeholder — “TKTK”', 'K')
      editor:type('dd')
      editor:finds('placeholder: TK')
    end,
  },
}
