-- A real Neovim in a real terminal, driven as its user drives it: the keys go in by its input
-- queue, the screen is read from the terminal, and what neither shows is asked for over its socket.
local here = vim.fs.dirname(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p'))
local plugin = vim.fs.dirname(here)
local repository = vim.fs.dirname(vim.fs.dirname(plugin))

local Editor = {}
Editor.__index = Editor

---How long to wait for what ought to come, in milliseconds. A machine under load is slow.
local PATIENCE = 20000

---After how long something is asked for anew.
local SOON = 5000

---A file of the plugin.
---@param path string
function Editor.read(path)
  return table.concat(vim.fn.readfile(plugin .. '/' .. path), '\n')
end

---A draft of the repository's examples.
---@param name string
function Editor.example(name)
  return table.concat(vim.fn.readfile(repository .. '/examples/' .. name), '\n') .. '\n'
end

---@return string[]
local function readme_blocks()
  local blocks = {}
  for block in Editor.read('README.md'):gmatch('```lua\n(.-)\n```') do
    blocks[#blocks + 1] = block
  end
  return blocks
end

---The configuration that the plugin's README gives to Neovims of this age: its first Lua block is
---for 0.11 and newer, its second for 0.10.
function Editor.readme_config()
  return readme_blocks()[vim.fn.has('nvim-0.11') == 1 and 1 or 2]
end

---The Lua block of the plugin's README in which this stands.
---@param words string
function Editor.readme_block(words)
  for _, block in ipairs(readme_blocks()) do
    if block:find(words, 1, true) then
      return block
    end
  end
  error('no block of the README has ' .. words)
end

---Writes files below a folder.
local function write(folder, files)
  for name, text in pairs(files) do
    vim.fn.mkdir(vim.fs.dirname(folder .. '/' .. name), 'p')
    local file = io.open(folder .. '/' .. name, 'wb')
    assert(file):write(text)
    file:close()
  end
end

---Opens a draft in a Neovim of its own, whose home is an empty folder.
---@param given {draft: string, name?: string, files?: table<string, string>, home?: table<string, string>, init?: string, config?: string, within?: string[]}
---  `files` lie beside the draft, `home` in the home folder, which is also that of configurations;
---  `init` stands in for the README's configuration, `config` comes after it; `within` are the words
---  of a command that runs the command given to it.
function Editor.open(given)
  local home = vim.uv.fs_realpath(vim.fs.dirname(vim.fn.tempname())) .. '/' .. vim.uv.hrtime()
  local desk = home .. '/desk'
  vim.fn.mkdir(home .. '/bin', 'p')
  vim.fn.mkdir(home .. '/src', 'p')
  vim.fn.mkdir(desk, 'p')
  -- The README takes it that the repository lies in ~/src and that the program is on the PATH.
  vim.uv.fs_symlink(repository, home .. '/src/deskcheck')
  vim.uv.fs_symlink(vim.env.DESKCHECK_BIN, home .. '/bin/deskcheck')
  write(home, { ['init.lua'] = (given.init or Editor.readme_config()) .. '\n' .. (given.config or '') })
  write(home, given.home or {})
  write(desk, given.files or {})
  local name = given.name or 'story.md'
  write(desk, { [name] = given.draft })

  local self = setmetatable({ home = home, path = desk .. '/' .. name }, Editor)
  vim.cmd('enew')
  self.window = vim.api.nvim_get_current_buf()
  local command = vim.list_extend(vim.deepcopy(given.within or {}), {
    vim.v.progpath, '-u', home .. '/init.lua', '-i', 'NONE', '-n', '--listen', home .. '/socket', name,
  })
  local options = {
    cwd = desk,
    env = {
      HOME = home, XDG_CONFIG_HOME = home, XDG_DATA_HOME = home, XDG_STATE_HOME = home, XDG_CACHE_HOME = home,
      PATH = home .. '/bin:' .. vim.env.PATH, TERM = 'xterm-256color', COLORTERM = 'truecolor', LANG = 'C.UTF-8', NVIM = '', VIMRUNTIME = vim.env.VIMRUNTIME,
    },
  }
  if vim.fn.has('nvim-0.11') == 1 then
    options.term = true
    self.job = vim.fn.jobstart(command, options)
  else
    self.job = vim.fn.termopen(command, options)
  end
  self:wait('Neovim to listen', function()
    local connected, channel = pcall(vim.fn.sockconnect, 'pipe', home .. '/socket', { rpc = true })
    self.channel = connected and channel or nil
    return connected
  end)
  self:wait('the draft to be open', function()
    return self:lua('return vim.v.vim_did_enter') == 1
  end)
  return self
end

---Ends it, however it is.
function Editor:close()
  vim.fn.jobstop(self.job)
  vim.fn.jobwait({ self.job }, 2000)
  vim.api.nvim_buf_delete(self.window, { force = true })
  vim.fn.delete(self.home, 'rf')
end

---What its terminal shows.
function Editor:screen()
  local lines = vim.api.nvim_buf_get_lines(self.window, 0, -1, false)
  return vim.trim(table.concat(lines, '\n'))
end

---Waits until something holds; fails with the screen if it never does.
---@param what string What is waited for.
---@param holds fun(): boolean
---@param keys? string What brings it about, typed anew until it does: an answer that comes while
---  something else happens is dropped.
function Editor:wait(what, holds, keys)
  for _ = 1, keys and PATIENCE / SOON or 1 do
    if keys then
      self:type(keys)
    end
    if vim.wait(keys and SOON or PATIENCE, holds, 20) then
      return
    end
  end
  error(('waited in vain for %s; on the screen:\n%s'):format(what, self:screen()), 0)
end

---Waits until the screen shows a text.
---@param text string
---@param keys? string As for `wait`.
function Editor:shows(text, keys)
  self:wait('“' .. text .. '” on the screen', function()
    return self:screen():find(text, 1, true) ~= nil
  end, keys)
end

---Types.
---@param keys string As in mappings: `<Esc>` is one key.
function Editor:type(keys)
  vim.rpcnotify(self.channel, 'nvim_input', keys)
end

---Runs Lua inside it.
function Editor:lua(code, ...)
  -- A Neovim that waits for a key would not answer, and the test not end.
  self:wait('Neovim to want no key', function()
    return not vim.rpcrequest(self.channel, 'nvim_get_mode').blocking
  end)
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

---The draft as it stands in the current buffer.
function Editor:text()
  return table.concat(self:lua('return vim.api.nvim_buf_get_lines(0, 0, -1, true)'), '\n')
end

---What the server found in the current buffer: each finding as `check: words`, in order.
function Editor:findings()
  return self:lua([[
    local found = {}
    for _, d in ipairs(vim.diagnostic.get(0)) do
      -- Until the next answer comes, a finding may lie beyond the end of a text that was cut.
      local ok, words = pcall(vim.api.nvim_buf_get_text, 0, d.lnum, d.col, d.end_lnum, d.end_col, {})
      words = ok and table.concat(words, ' ') or '(nothing)'
      found[#found + 1] = { place = d.lnum * 10000 + d.col, text = ('%s: %s'):format(d.code, words) }
    end
    table.sort(found, function(a, b) return a.place < b.place end)
    return vim.tbl_map(function(f) return f.text end, found)
  ]])
end

---Waits until the findings are these and no others.
function Editor:finds(...)
  local wanted, found = { ... }, nil
  local ok, message = pcall(self.wait, self, 'the findings ' .. vim.inspect(wanted), function()
    found = self:findings()
    return vim.deep_equal(found, wanted)
  end)
  if not ok then
    error(('%s\nfound: %s'):format(message, vim.inspect(found)), 0)
  end
end

---Chooses the entry that contains these words whenever a menu opens, and remembers the menu.
function Editor:will_choose(words)
  self:lua([[
    local words = ...
    vim.ui.select = function(items, options, choose)
      offered = {}
      for i, item in ipairs(items) do offered[i] = options.format_item(item) end
      for i, entry in ipairs(offered) do
        if entry:find(words, 1, true) then return choose(items[i], i) end
      end
    end
  ]], words)
end

return Editor
