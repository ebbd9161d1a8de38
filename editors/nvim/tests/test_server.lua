-- The server's life, and what is said of it.

---The ids of the server processes of an editor.
local function servers(editor)
  return editor:lua([[
    return vim.tbl_filter(function(pid)
      local process = vim.api.nvim_get_proc(pid)
      return process and process.name:find('deskcheck') ~= nil
    end, vim.api.nvim_get_proc_children(vim.fn.getpid()))
  ]])
end

return {
  {
    'restart brings back a server that was killed, and replaces one that runs',
    function(Editor)
      -- Room for Neovim's message that the server is gone, which would wait for a key otherwise.
      local editor = Editor.open({ draft = 'The board met TK times.\n', config = 'vim.o.cmdheight = 6' })
      editor:finds('placeholder: TK')
      local before = servers(editor)
      assert(#before == 1, vim.inspect(before))
      vim.uv.kill(before[1], 'sigkill')
      editor:wait('Neovim to notice', function()
        return editor:lua([[return #vim.lsp.get_clients({ name = 'deskcheck' })]]) == 0
      end)
      for _ = 1, 2 do
        editor:type(':Deskcheck restart<CR>')
        editor:wait('another server', function()
          local now = servers(editor)
          return #now == 1 and now[1] ~= before[1]
        end)
        before = servers(editor)
        editor:type('ggA TKTK<Esc>')
        editor:finds('placeholder: TK', 'placeholder: TKTK')
        editor:type('u')
        editor:finds('placeholder: TK')
      end
    end,
  },
  {
    'the server ends with its editor',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n' })
      editor:finds('placeholder: TK')
      local server = servers(editor)[1]
      editor:type(':qall!<CR>')
      vim.wait(10000, function()
        return vim.api.nvim_get_proc(server) == nil
      end, 20)
      assert(vim.api.nvim_get_proc(server) == nil, 'it still runs')
    end,
  },
  {
    'drafts that belong to no desk share one server, however often they are read',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n' })
      editor:finds('placeholder: TK')
      editor:type(':edit<CR>:edit other.md<CR>iThe board left, TK said.<Esc>')
      editor:finds('placeholder: TK')
      assert(#servers(editor) == 1, vim.inspect(servers(editor)))
    end,
  },
  {
    'the settings file of the desk counts',
    function(Editor)
      local editor = Editor.open({
        draft = 'The board met TK times. “Décidé,” Draghicesku said. Mirela Draghicescu leads the board. Draghicescu is new.\n',
        files = { ['deskcheck.toml'] = '[checks]\nplaceholder = "off"\n' },
      })
      editor:finds('name-variant: Draghicesku')
    end,
  },
  {
    'settings made in Neovim count, in its way of writing and in the file’s',
    function(Editor)
      for name, value in pairs({ inlayHints = true, ['inlay-hints'] = true }) do
        local settings = vim.inspect({ deskcheck = { checks = { placeholder = 'off' }, editor = { [name] = value } } })
        local editor = Editor.open({
          draft = '---\ndate: 2026-03-06\n---\n\nThe board met on Monday, TK said.\n',
          config = ([[
            require('deskcheck').setup({ settings = %s })
            vim.lsp.inlay_hint.enable()
          ]]):format(settings),
        })
        editor:shows('on Monday 2 March')
        editor:finds()
      end
    end,
  },
  {
    'the settings file counts as it stands in the editor, saved or not',
    function(Editor)
      local editor = Editor.open({
        draft = 'The board met TK times.\n',
        files = { ['deskcheck.toml'] = '[checks]\n' },
      })
      editor:finds('placeholder: TK')
      editor:type(':split deskcheck.toml<CR>Goplaceholder = "off"<Esc>:wincmd p<CR>')
      editor:finds()
      editor:type(':wincmd p<CR>u:wincmd p<CR>')
      editor:finds('placeholder: TK')
    end,
  },
  {
    'a draft without a name is read as soon as it has one',
    function(Editor)
      local editor = Editor.open({ draft = '' })
      for _, naming in ipairs({ ':write new.md<CR>', ':file newer.md<CR>', ':set filetype=<CR>:write newest.md<CR>' }) do
        editor:type(':enew<CR>:set filetype=markdown<CR>iThe board met TK times.<Esc>' .. naming)
        editor:finds('placeholder: TK')
      end
      assert(editor:lua([[return vim.fn.bufexists('/')]]) == 0, 'its findings went to another buffer')
    end,
  },
  {
    'of TOML files only the desk’s own are read',
    function(Editor)
      local editor = Editor.open({ name = 'other.toml', draft = '', files = { ['deskcheck.toml'] = '[checks]\n' } })
      editor:type(':edit deskcheck.toml<CR>')
      editor:wait('the settings to be read', function()
        return editor:lua([[return #vim.lsp.get_clients({ bufnr = 0 })]]) == 1
      end)
      assert(editor:lua([[return #vim.lsp.get_clients({ bufnr = 1 })]]) == 0, 'other.toml is read too')
    end,
  },
  {
    'the server’s file alone is enough',
    since = '0.11',
    function(Editor)
      local file = Editor.read('lsp/deskcheck.lua')
      local editor = Editor.open({
        draft = 'The board met TK times.\n',
        home = { ['nvim/lsp/deskcheck.lua'] = file },
        init = [[vim.lsp.enable('deskcheck')]],
      })
      editor:finds('placeholder: TK')
      assert(editor:lua([[return vim.fn.exists(':Deskcheck')]]) == 0, 'the plugin is there')
    end,
  },
  {
    'checkhealth says what runs, and what is missing',
    function(Editor)
      local editor = Editor.open({ draft = 'The board met TK times.\n' })
      editor:finds('placeholder: TK')
      editor:type(':checkhealth deskcheck<CR>')
      editor:shows('OK deskcheck')
      editor:shows('OK The server runs')
      vim.uv.fs_unlink(editor.home .. '/bin/deskcheck')
      editor:type(':bwipeout<CR>:checkhealth deskcheck<CR>')
      editor:shows('“deskcheck” is not a program on the PATH')
    end,
  },
  {
    'the manual is in order',
    function(Editor)
      local editor = Editor.open({ draft = '' })
      -- The tags are made in a copy: the repository is not the test's to write in.
      editor:lua([[
        vim.fn.mkdir(vim.env.HOME .. '/doc')
        vim.uv.fs_copyfile(vim.env.HOME .. '/src/deskcheck/editors/nvim/doc/deskcheck.txt', vim.env.HOME .. '/doc/deskcheck.txt')
        vim.cmd.helptags(vim.env.HOME .. '/doc')
        vim.opt.runtimepath:append(vim.env.HOME)
      ]])
      local tags = { 'deskcheck', ':Deskcheck', 'deskcheck-facts', 'deskcheck-code-lens', 'deskcheck.setup()' }
      for _, tag in ipairs(tags) do
        editor:type((':help %s<CR>'):format(tag))
        editor:wait('the help on ' .. tag, function()
          return editor:lua('return vim.bo.buftype .. vim.api.nvim_get_current_line()'):find('^help.*%*' .. vim.pesc(tag)) ~= nil
        end)
      end
    end,
  },
}
