-- The picture of the README shows what there is to see.
local here = vim.fs.dirname(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p'))
local picture, svg = dofile(here .. '/picture.lua'), dofile(here .. '/svg.lua')
local shown, version = svg.read(table.concat(vim.fn.readfile(picture.PATH), '\n'))

---A screen without what a picture leaves out: where between words there is more than one blank, and
---which word of a line stands close to the next.
local function plain(screen)
  return (screen:gsub('[ \u{A0}]', ''):gsub('^%s+', ''):gsub('%s+$', ''))
end

return {
  {
    'the picture of the README is true',
    only = version,
    function(Editor)
      local editor = picture.pose(Editor)
      local ok = pcall(editor.wait, editor, '', function()
        return plain(editor:screen()) == plain(shown)
      end)
      assert(ok, ('the screen is another one now; run editors/nvim/tests/picture.sh\n\n%s'):format(editor:screen()))
    end,
  },
}
