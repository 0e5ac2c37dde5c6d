-- Takes the oldest records of a partition. ARGV: 1 partition, 2 the first offset to keep, 3 how many
-- at most. Answers with the first offset kept now. Unresolved quarantine has its own copy and stays.
local EACH_RECORD = 110 -- as in append.lua
local P, p, target = KEYS[1], ARGV[1], tonumber(ARGV[2])
local meta = P .. 'meta'
local kept = redis.call('HMGET', meta, 's' .. p, 'n' .. p)
local first = tonumber(kept[1] or '1')
local stop = math.min(target, tonumber(kept[2] or '1'), first + tonumber(ARGV[3]))
if stop <= first then
  return {first}
end
-- A few at a time and not too many bytes: each comes to Lua with its body.
local bytes, found, at = 0, 0, first
while at < stop and bytes < 4194304 do
  local entries = redis.call('XRANGE', P .. 'p:' .. p, at, stop - 1, 'COUNT', 8)
  for _, entry in ipairs(entries) do
    bytes = bytes + #entry[2][2] + EACH_RECORD
    found = found + 1
  end
  at = #entries == 0 and stop or tonumber(string.match(entries[#entries][1], '^%d+')) + 1
end
stop = math.min(stop, at)
local held = tonumber(redis.call('HGET', meta, 'bytes'))
local missing = stop - first - found
if missing > 0 then
  -- Somebody else took them, or Redis did: what they took was about what records here take.
  local ids = 0
  for _, each in ipairs(redis.call('HVALS', P .. 'days')) do
    ids = ids + tonumber(each)
  end
  bytes = bytes + math.floor(missing * math.max(0, held - ids) / (tonumber(kept[2]) - first))
end
-- Redis allows it at maxmemory, and so all that follows in this script.
redis.call('XTRIM', P .. 'p:' .. p, 'MINID', string.format('%.0f', stop))
redis.call('HSET', meta, 's' .. p, string.format('%.0f', stop))
redis.call('HINCRBY', meta, 'bytes', -math.min(bytes, held))
return {stop}
