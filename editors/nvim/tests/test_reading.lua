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
      editor:type('5G:call search("Draghicesku")<CR>K')
      editor:shows('name-variant', 'Draghicescu, who')
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
    'explain shows the page of the check under the cursor, or of one that is named',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n' })
      editor:finds(MARK)
      editor:type(':Deskcheck explain<CR>')
      editor:shows('A mark that says something is still to come')
      editor:type(':bwipeout<CR>:Deskcheck explain no-such-check<CR>')
      editor:shows('no-such-check')
    end,
  },
}
