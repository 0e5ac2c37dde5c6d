-- Unresolved quarantine before an offset: put before scripts that look at it.
local P, p = KEYS[1], ARGV[1]

-- Calls back with each entry from one offset to another, both included, until it answers true.
local function kept(from, to, each)
  local start = from
  while true do
    local entries = redis.call('XRANGE', P .. 'q:' .. p, start, to, 'COUNT', 16)
    for _, entry in ipairs(entries) do
      if each(entry) then
        return
      end
    end
    if #entries < 16 then
      return
    end
    start = '(' .. entries[#entries][1]
  end
end
