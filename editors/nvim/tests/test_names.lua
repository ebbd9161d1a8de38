-- From a name or figure to where else it stands, and names changed everywhere.

-- Places stand behind letters of two, three and four bytes.
local DRAFT = [[
# Draghicescu opens harbour meeting

Mirela Draghicescu, who leads the harbour board, opened the meeting at Selmouth.

“C’est décidé 🎉,” Draghicescu said. It was Draghicescu’s first meeting.

Pieter Olsen, who owns the chandlery, left TK.
]]

---Opens the draft with the cursor on the speaker's name behind the quotation.
local function at_speaker(Editor)
  local editor = Editor.open({ draft = DRAFT })
  editor:finds('placeholder: TK')
  editor:type(':call cursor(5, 1)<CR>:call search("Draghicescu said")<CR>')
  return editor
end

return {
  {
    'definition leads to the first mention',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('the cursor on the first mention', function()
        local there = editor:lua([[return vim.fn.getline('.'):sub(vim.fn.col('.'))]])
        return vim.startswith(there, 'Draghicescu opens') or vim.startswith(there, 'Mirela Draghicescu')
      end, ':lua vim.lsp.buf.definition()<CR>')
    end,
  },
  {
    'references are all mentions of the person',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('the list of mentions', function()
        local lines = editor:lua([[
          return vim.tbl_map(function(item) return item.lnum end, vim.fn.getqflist())
        ]])
        return vim.deep_equal(lines, { 1, 3, 5, 5 })
      end, ':lua vim.lsp.buf.references()<CR>')
    end,
  },
  {
    'mentions of the person under the cursor are highlighted',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('four highlights', function()
        return editor:lua([[
          local marks = vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })
          return #vim.tbl_filter(function(mark)
            return (mark[4].hl_group or ''):find('^LspReference') ~= nil
          end, marks)
        ]]) == 4
      end, ':lua vim.lsp.buf.document_highlight()<CR>')
    end,
  },
  {
    'a person is renamed in every form, and one undo takes it back',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('the renamed draft', function()
        return editor:text() .. '\n' == (DRAFT:gsub('Draghicescu', 'Drăgulescu'))
      end, ':lua vim.lsp.buf.rename("Mirela Drăgulescu")<CR>')
      editor:type('u')
      editor:wait('the draft as it was', function()
        return editor:text() .. '\n' == DRAFT
      end)
    end,
  },
  {
    'the outline has headings and people',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('the outline in a list', function()
        local all = editor:lua([[
          local items = vim.list_extend(vim.fn.getloclist(0), vim.fn.getqflist())
          return table.concat(vim.tbl_map(function(item) return item.text end, items), '\n')
        ]])
        return all:find('Draghicescu opens harbour meeting', 1, true) and all:find('Pieter Olsen', 1, true)
      end, ':lua vim.lsp.buf.document_symbol()<CR>')
    end,
  },
  {
    'a person is found in all open drafts',
    function(Editor)
      local editor = at_speaker(Editor)
      editor:wait('the list of symbols', function()
        local items = editor:lua([[return vim.fn.getqflist()]])
        return #items == 1 and items[1].lnum == 7
      end, ':lua vim.lsp.buf.workspace_symbol("Olsen")<CR>')
    end,
  },
}
