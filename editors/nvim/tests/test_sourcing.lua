-- Who says so: a source is put in from the menu as an editor would write it, and looked up by a hover.

local NOTE = '[^budget]: Town of Selmouth, budget.'
local FEATURE = [[
# The pier

The pier was mended in May.[^budget]

“Décidé 🎉”: Selmouth has lost 3,400 jobs in what the town calls “the long winter.” It rained.

The talks have failed, officials said.

## Notes

]] .. NOTE

local FIGURE, UNNAMED = 'unsourced-figure: 3,400', 'anonymous-source: officials'

---Takes a repair from the menu at some words; the draft must then have these words for those.
local function repairs(editor, at, title, ...)
  local repaired = FEATURE
  for _, change in ipairs({ ... }) do
    local from, to = repaired:find(change[1], 1, true)
    assert(from, change[1])
    repaired = repaired:sub(1, from - 1) .. change[2] .. repaired:sub(to + 1)
  end
  editor:will_choose(title)
  editor:type((':call search("%s")<CR>:lua vim.lsp.buf.code_action()<CR>'):format(at))
  editor:wait('the repaired draft', function()
    return editor:text() == repaired
  end)
end

return {
  {
    'an attribution is put in before the closing mark, and its finding gives way to a placeholder',
    function(Editor)
      local editor = Editor.open({ draft = FEATURE .. '\n' })
      editor:finds(FIGURE, UNNAMED)
      repairs(editor, '3,400', '[source] said', { 'winter.” It', 'winter,” [source] said. It' })
      editor:finds('placeholder: [source]', UNNAMED)
      local first = editor:lua('return offered[1]')
      assert(first:find('[source] said', 1, true), first) -- as the draft does it
    end,
  },
  {
    'a footnote is put in with a label of the draft’s kind, and its text below the others',
    function(Editor)
      local editor = Editor.open({ draft = FEATURE .. '\n' })
      editor:finds(FIGURE, UNNAMED)
      repairs(editor, '3,400', 'Add a footnote', { 'winter.” It', 'winter.”[^source] It' }, {
        NOTE, NOTE .. '\n[^source]: [source]',
      })
      editor:finds(UNNAMED, 'placeholder: [source]')
      editor:type('u')
      editor:finds(FIGURE, UNNAMED)
    end,
  },
  {
    'wire copy with line ends as Windows has them stays that',
    function(Editor)
      local wire = 'SELMOUTH, March 4 (Coastwire) - The pier cost $45 million.\r\n\r\nIt rained.\r\n'
      local editor = Editor.open({ name = 'wire.txt', draft = wire })
      editor:finds('unsourced-figure: $45 million')
      editor:will_choose('Begin with')
      editor:type(':call search("45")<CR>:lua vim.lsp.buf.code_action()<CR>')
      editor:finds('placeholder: [source]')
      editor:type(':write<CR>')
      local repaired = wire:gsub('The pier', 'According to [source], the pier')
      editor:wait('the repaired draft on disk', function()
        return vim.fn.readblob(editor.path) == repaired
      end)
    end,
  },
  {
    'readers are told why a source has no name',
    function(Editor)
      local editor = Editor.open({ draft = FEATURE .. '\n' })
      editor:finds(FIGURE, UNNAMED)
      local why = 'officials, [what they do] who asked not to be named because [reason], said.'
      repairs(editor, 'officials', 'Say what they do and why', { 'officials said.', why })
      editor:finds(FIGURE, 'placeholder: [what they do]', 'placeholder: [reason]')
    end,
  },
  {
    'the hover on a figure tells who stands for it and in which line',
    function(Editor)
      local draft = '# Thefts\n\nThe town has its figures, the mayor said:\n\n- Thefts fell 12 percent\n'
      local editor = Editor.open({ draft = draft })
      editor:finds()
      editor:type(':call search("12 percent")<CR>')
      editor:shows('named before the list, line 3', 'K')
      editor:shows('Percentage, from the mayor (“said”)')
    end,
  },
}
