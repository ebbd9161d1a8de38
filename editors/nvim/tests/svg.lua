-- A terminal's screen as a picture: what `tmux capture-pane -e` prints, drawn as SVG.
local M = {}

-- The size of a cell and of the margin, in pixels, and where in a cell the letters stand.
local WIDTH, HEIGHT, MARGIN, BASELINE = 8.4, 17, 14, 13
local INK, PAPER = '#e0e2ea', '#14161b' -- Neovim's own, in its dark colours

---The sixteen colours that a program can name without saying what they look like.
local NAMED = {
  [0] = '#14161b', '#ffc0b9', '#b3f6c0', '#fce094', '#a6dbff', '#ffcaff', '#8cf8f7', '#e0e2ea',
  '#4f5258', '#ffc0b9', '#b3f6c0', '#fce094', '#a6dbff', '#ffcaff', '#8cf8f7', '#eef1f8',
}

---One of the 256 colours of the palette.
---@param index integer
local function palette(index)
  if index < 16 then
    return NAMED[index]
  elseif index > 231 then
    local grey = 8 + 10 * (index - 232)
    return ('#%02x%02x%02x'):format(grey, grey, grey)
  end
  local function level(n)
    return n == 0 and 0 or 55 + 40 * n
  end
  index = index - 16
  return ('#%02x%02x%02x'):format(level(math.floor(index / 36)), level(math.floor(index / 6) % 6), level(index % 6))
end

---The colour that begins at a place among the numbers of an escape sequence, and the place after it.
---@param numbers integer[]
---@param at integer
local function colour(numbers, at)
  if numbers[at] == 5 then
    return palette(numbers[at + 1]), at + 2
  end
  return ('#%02x%02x%02x'):format(numbers[at + 1], numbers[at + 2], numbers[at + 3]), at + 4
end

local SWITCHES = {
  [1] = { 'bold', true }, [22] = { 'bold', false }, [3] = { 'italic', true }, [23] = { 'italic', false },
  [4] = { 'underline', true }, [24] = { 'underline', false }, [7] = { 'reverse', true }, [27] = { 'reverse', false },
  [39] = { 'ink', nil }, [49] = { 'paper', nil }, [59] = { 'line', nil },
}
local COLOURED = { [38] = 'ink', [48] = 'paper', [58] = 'line' }

---The style after an escape sequence.
---@param style table
---@param sequence string What stands between `ESC [` and `m`.
local function styled(style, sequence)
  style = vim.deepcopy(style)
  local numbers = {}
  for number in (sequence == '' and '0' or sequence):gsub('4:%d', '4'):gmatch('%d+') do
    numbers[#numbers + 1] = tonumber(number)
  end
  local at = 1
  while at <= #numbers do
    local number = numbers[at]
    at = at + 1
    if number == 0 then
      style = {}
    elseif SWITCHES[number] then
      style[SWITCHES[number][1]] = SWITCHES[number][2]
    elseif COLOURED[number] then
      style[COLOURED[number]], at = colour(numbers, at)
    elseif (number >= 30 and number < 38) or (number >= 90 and number < 98) then
      style.ink = NAMED[number < 38 and number - 30 or number - 82]
    elseif (number >= 40 and number < 48) or (number >= 100 and number < 108) then
      style.paper = NAMED[number < 48 and number - 40 or number - 92]
    end
  end
  return style
end

---A line as runs of one style, and the style in which the next line begins.
---@param line string
---@param style table
---@return {text: string, column: integer, width: integer, style: table}[], table
local function runs(line, style)
  local found, column = {}, 0
  local function add(text)
    if text ~= '' then
      local width = vim.fn.strdisplaywidth(text)
      found[#found + 1] = { text = text, column = column, width = width, style = style }
      column = column + width
    end
  end
  local from = 1
  while true do
    local first, last, sequence = line:find('\27%[([%d;:]*)m', from)
    add(line:sub(from, (first or 0) - 1))
    if not first then
      return found, style
    end
    style, from = styled(style, sequence), last + 1
  end
end

local function escaped(text)
  return (text:gsub('[&<>]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' }))
end

---@param run table
---@param top number
---@return string[] What lies behind the letters, and the letters.
local function drawn(run, top)
  local style = run.style
  local ink, paper = style.ink or INK, style.paper or PAPER
  if style.reverse then
    ink, paper = paper, ink
  end
  local left, width = MARGIN + run.column * WIDTH, run.width * WIDTH
  local parts = {}
  if paper ~= PAPER then
    parts[#parts + 1] = ('<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>'):format(left, top, width, HEIGHT, paper)
  end
  if style.underline then
    parts[#parts + 1] = ('<rect x="%.1f" y="%d" width="%.1f" height="1.4" fill="%s"/>'):format(left, top + BASELINE + 2, width, style.line or ink)
  end
  -- Renderers differ in what they make of several blanks, and blanks need no ink.
  for from, text in run.text:gmatch('()(%S+)') do
    parts[#parts + 1] = ('<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s%s>%s</text>'):format(
      left + vim.fn.strdisplaywidth(run.text:sub(1, from - 1)) * WIDTH, top + BASELINE,
      vim.fn.strdisplaywidth(text) * WIDTH, ink, style.bold and ' font-weight="bold"' or '',
      style.italic and ' font-style="italic"' or '', escaped(text)
    )
  end
  return parts
end

---@param screen string[] The lines of the screen, with escape sequences.
---@param columns integer
---@param title string What is to be seen, for those who do not see it.
---@param program string What shows it.
---@return string
function M.draw(screen, columns, title, program)
  local width, height = columns * WIDTH + 2 * MARGIN, #screen * HEIGHT + 2 * MARGIN
  local svg = {
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" width="%.0f" height="%d" role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">'):format(width, height, width, height),
    ('<title>%s</title>'):format(escaped(title)),
    ('<desc>%s</desc>'):format(escaped(program)),
    ('<rect width="100%%" height="100%%" rx="8" fill="%s"/>'):format(PAPER),
  }
  local style, found = {}, nil
  for row, line in ipairs(screen) do
    found, style = runs(line, style)
    svg[#svg + 1] = '<g>'
    for _, run in ipairs(found) do
      vim.list_extend(svg, drawn(run, MARGIN + (row - 1) * HEIGHT))
    end
    svg[#svg + 1] = '</g>'
  end
  svg[#svg + 1] = '</svg>\n'
  return table.concat(svg, '\n')
end

---What a picture shows: line by line, with single blanks between the words.
---@param svg string
---@return string text, string program
function M.read(svg)
  local lines = {}
  for line in svg:gmatch('<g>(.-)</g>') do
    local words = {}
    for text in line:gmatch('<text.->(.-)</text>') do
      words[#words + 1] = text:gsub('&lt;', '<'):gsub('&gt;', '>'):gsub('&amp;', '&')
    end
    lines[#lines + 1] = table.concat(words, ' ')
  end
  return table.concat(lines, '\n'), svg:match('<desc>(.-)</desc>')
end

return M
