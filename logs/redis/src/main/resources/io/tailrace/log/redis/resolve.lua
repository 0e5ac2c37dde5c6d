-- Marks a quarantined record as dealt with. ARGV: 1 partition, 2 its entry's name, 3 its id,
-- 4 what it was counted under, 5 the bytes of the record. Answers 1 if it was unresolved.
local EACH_RECORD = 110 -- as in append.lua
local P = KEYS[1]
local meta = P .. 'meta'
if redis.call('XDEL', P .. 'q:' .. ARGV[1], ARGV[2]) == 0 then
  return {0}
end
redis.call('HDEL', P .. 'q:ids', ARGV[3])
if redis.call('HINCRBY', P .. 'q:counts', ARGV[4], -1) <= 0 then
  redis.call('HDEL', P .. 'q:counts', ARGV[4])
end
local bytes = math.min(tonumber(ARGV[5]) + EACH_RECORD, tonumber(redis.call('HGET', meta, 'bytes') or '0'))
redis.call('HINCRBY', meta, 'bytes', -bytes)
return {1}
