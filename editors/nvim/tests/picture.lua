-- The picture of the README: which draft is opened how, and what is done until it is taken.
-- test_picture.lua does the same without taking it, to see whether it still tells the truth.
local here = vim.fs.dirname(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p'))
local M = {}

M.PATH = vim.fs.dirname(here) .. '/images/draft.svg'
M.COLUMNS, M.LINES = 124, 36
M.TITLE = 'A draft in Neovim: findings beside the text, the evidence for one, and what could be done about it'

-- How a writer might like windows to look.
local TASTE = [[
vim.opt.linebreak, vim.opt.breakat = true, ' '
vim.opt.fillchars = { eob = ' ' }
vim.opt.winborder = 'rounded'
vim.lsp.codelens.enable()
]]

---@param Editor table
---@param within? string[] As in Editor.open.
---@return table editor Whose screen is the picture.
function M.pose(Editor, within)
  vim.o.columns, vim.o.lines = M.COLUMNS, M.LINES
  local beside = Editor.read('README.md'):match('(vim%.diagnostic%.config%(.-)\n```')
  local editor = Editor.open({
    name = 'harbour-bridge.md',
    draft = Editor.example('harbour-bridge.md'),
    config = beside .. '\n' .. TASTE,
    within = within,
  })
  editor:wait('the findings', function()
    return #editor:findings() == 7
  end)
  -- The longest message has no room in a picture; the writer has mended what it is about.
  editor:type(':%s/20 percent/25 percent/<CR>')
  editor:wait('one finding less', function()
    return #editor:findings() == 6
  end)
  editor:shows('facts · ')
  editor:type('Gzb?Vandenbroek<CR>:nohlsearch<CR>K')
  editor:shows('One name in two spellings')
  editor:type(':lua vim.lsp.buf.code_action()<CR>')
  editor:shows('Type number')
  return editor
end

---Takes it, as tmux sees the screen.
function M.take()
  local Editor, svg = dofile(here .. '/editor.lua'), dofile(here .. '/svg.lua')
  local folder = vim.fs.dirname(vim.fn.tempname())
  local tmux = { 'tmux', '-S', folder .. '/tmux', '-f', folder .. '/tmux.conf' }
  vim.fn.writefile({ 'set -g status off', 'set -g default-terminal tmux-256color', 'set -sg escape-time 0' }, folder .. '/tmux.conf')
  local editor = M.pose(Editor, vim.list_extend(vim.deepcopy(tmux), { 'new-session', '--' }))
  local capture = vim.list_extend(vim.deepcopy(tmux), { 'capture-pane', '-e', '-p' })
  local screen = vim.fn.systemlist(capture)
  local picture = assert(io.open(M.PATH, 'w'))
  picture:write(svg.draw(screen, M.COLUMNS, M.TITLE, tostring(vim.version())))
  picture:close()
  editor:close()
  vim.fn.system(vim.list_extend(tmux, { 'kill-server' }))
  os.exit(0)
end

return M
