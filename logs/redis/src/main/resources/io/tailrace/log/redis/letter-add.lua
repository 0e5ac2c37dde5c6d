-- Keeps a dead letter; the same again replaces it under the number that it had.
-- ARGV: 1 feed, 2 key, 3 sink, 4 partition, 5 offset, and from 6 on the letter's fields and values.
local P = KEYS[1]
local same = table.concat({ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]}, '\0') .. '\0'
local found = redis.call('ZRANGEBYLEX', P .. 'letters:of', '[' .. same, '[' .. same .. '\255', 'LIMIT', 0, 1)[1]
-- A write that is allowed at maxmemory comes first: then all that follow are.
redis.call('DEL', P .. 'nothing')
local id
if found then
  id = string.sub(found, #same + 1)
else
  id = tostring(redis.call('INCR', P .. 'letters:last'))
  redis.call('ZADD', P .. 'letters:of', 0, same .. id)
end
local letter = P .. 'letter:' .. id
if not redis.call('ZSCORE', P .. 'letters:open', id) then
  redis.call('HINCRBY', P .. 'letters:counts', ARGV[3], 1)
  redis.call('ZADD', P .. 'letters:open', id, id)
end
local change = redis.call('INCR', P .. 'letters:change')
redis.call('HSET', letter, 'change', change, 'state', 'DEAD', unpack(ARGV, 6))
redis.call('HDEL', letter, 'resolved')
redis.call('ZADD', P .. 'letters:changed', change, id)
redis.call('ZREM', P .. 'letters:requested', id)
return {tonumber(id)}
