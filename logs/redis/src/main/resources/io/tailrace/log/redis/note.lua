-- Sets a sink's note, if it is what is expected, unless somebody with a higher epoch has set it, or holds the lease.
-- ARGV: 1 sink, 2 partition, 3 epoch, 4 '=' and the note expected, or nothing for none, 5 the note. Answers 1 if set. Follows lease.lua.
local field = ARGV[1] .. '\0' .. ARGV[2]
local epoch = tonumber(ARGV[3])

local function higher(text)
  return text and tonumber(string.match(text, '^%d+')) > epoch
end

local held = lease(ARGV[1], ARGV[2])
local kept = redis.call('HGET', P .. 'notes', field)
local expected = ''
if kept then
  expected = '=' .. string.sub(kept, string.find(kept, ' ', 1, true) + 1)
end
if higher(held) or higher(kept) or expected ~= ARGV[4] then
  return {0}
end
-- A write that is allowed at maxmemory comes first: then all that follow are.
redis.call('DEL', P .. 'nothing')
redis.call('HSET', P .. 'notes', field, ARGV[3] .. ' ' .. ARGV[5])
return {1}
