-- The first offset received at or after a time. Follows kept.lua. ARGV: 1 partition, 2 the time (ms),
-- 3 whether the quarantine that is older than the stream counts too ('1').
local wanted = tonumber(ARGV[2])
local range = redis.call('HMGET', P .. 'meta', 's' .. p, 'n' .. p)
local low, high = tonumber(range[1] or '1'), tonumber(range[2] or '1')

local function parts(entry)
  local offset, time = string.match(entry[1], '^(%d+)%-(%d+)$')
  return tonumber(offset), tonumber(time)
end

if ARGV[3] == '1' then
  local found
  kept('-', low - 1, function(entry)
    local offset, time = parts(entry)
    found = time >= wanted and offset or nil
    return found
  end)
  if found then
    return {found}
  end
end
-- An entry may be missing, by somebody's command or by eviction: then the next one stands for it.
while low < high do
  local middle = math.floor((low + high) / 2)
  local entry = redis.call('XRANGE', P .. 'p:' .. p, middle, high - 1, 'COUNT', 1)[1]
  local offset, time
  if entry then
    offset, time = parts(entry)
  end
  if not entry or time >= wanted then
    high = middle
  else
    low = offset + 1
  end
end
return {low}
