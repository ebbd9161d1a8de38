-- nvim --clean --headless -c 'luafile run.lua'
-- Runs the tests beside it in the Neovim it is run by. Each test_*.lua returns a list of
-- { name, function }, with `since` the Neovim that has what is tested, if not all have, or `only` the
-- one whose looks are tested; a test fails by an error. One that fails is run once more: what is broken
-- fails again, what a machine under load lost does not. DESKCHECK_TESTS picks those whose name has it.
local here = vim.fs.dirname(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p'))
local Editor = dofile(here .. '/editor.lua')
local opened = {}
local open = Editor.open
function Editor.open(given)
  local editor = open(given)
  opened[#opened + 1] = editor
  return editor
end

local function say(line)
  io.write(line, '\n')
end

---Whether a test passes, and why not.
local function attempt(test)
  vim.o.columns, vim.o.lines = 110, 32
  local ok, why = xpcall(test, function(message)
    return type(message) == 'string' and message:find('on the screen:') and message or debug.traceback(message)
  end, Editor)
  for _, editor in ipairs(opened) do
    pcall(editor.close, editor)
  end
  opened = {}
  return ok, why
end

---After so many failures something is broken for all, and the others would only take their time.
local ENOUGH = 4

local passed, failures = 0, {}
local function run(name, test)
  local start = vim.uv.hrtime()
  local ok, first = attempt(test)
  local again, second = ok, nil
  if not ok then
    again, second = attempt(test)
  end
  local how = ok and '' or again and ', at the second try' or ', twice'
  say(('  %s %s (%.1f s%s)'):format(again and 'ok    ' or 'FAILED', name, (vim.uv.hrtime() - start) / 1e9, how))
  if not ok then
    -- Of a screen only the lines with something on them.
    say((tostring(first):gsub('\n[%s~]*%f[\n]', ''):gsub('[^\n]+', '         %0')))
  end
  if again then
    passed = passed + 1
  else
    failures[#failures + 1] = ('%s: %s'):format(name, vim.split(tostring(second), '\n')[1])
  end
end

---Whether a test is about this Neovim, and about which it is.
local function concerns(case)
  if case.since then
    return vim.fn.has('nvim-' .. case.since) == 1, ('Neovim %s and newer'):format(case.since)
  end
  return not case.only or tostring(vim.version()) == case.only, ('Neovim %s'):format(case.only)
end

say('Neovim ' .. tostring(vim.version()))
local only = vim.env.DESKCHECK_TESTS or ''
for _, file in ipairs(vim.fn.sort(vim.fn.glob(here .. '/test_*.lua', true, true))) do
  for _, case in ipairs(dofile(file)) do
    if case[1]:find(only, 1, true) then
      local concerned, whom = concerns(case)
      if #failures == ENOUGH then
        say('  -      ' .. case[1] .. ' (too many have failed)')
      elseif concerned then
        run(case[1], case[2])
      else
        say(('  -      %s (%s)'):format(case[1], whom))
      end
    end
  end
end
say(('%d passed, %d failed'):format(passed, #failures))
-- Once more at the end, where a log that is cut still has it.
for _, failure in ipairs(failures) do
  say('  FAILED ' .. failure)
end
os.exit(#failures == 0 and passed > 0 and 0 or 1)
