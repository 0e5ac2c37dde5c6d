-- Changes an unresolved dead letter. ARGV: 1 its number, 2 its new state, 3 how many attempts more,
-- 4 whether that resolves it (1 or 0), and from 5 on
-- fields and values. Answers 1 if it was there and unresolved.
local P = KEYS[1]
local id, letter = ARGV[1], P .. 'letter:' .. ARGV[1]
if not redis.call('ZSCORE', P .. 'letters:open', id) then
  return {0}
end
redis.call('DEL', P .. 'nothing')
local sink = redis.call('HGET', letter, 'sink')
if not sink then
  -- Somebody took it, or Redis did: half of one would be worse than none.
  redis.call('ZREM', P .. 'letters:open', id)
  redis.call('ZREM', P .. 'letters:requested', id)
  redis.call('ZREM', P .. 'letters:changed', id)
  return {0}
end
local change = redis.call('INCR', P .. 'letters:change')
redis.call('HSET', letter, 'change', change, 'state', ARGV[2], unpack(ARGV, 5))
redis.call('HINCRBY', letter, 'attempts', ARGV[3])
redis.call('ZADD', P .. 'letters:changed', change, id)
if ARGV[2] == 'REPLAY_REQUESTED' then
  redis.call('ZADD', P .. 'letters:requested', id, id)
else
  redis.call('ZREM', P .. 'letters:requested', id)
end
if ARGV[4] == '1' then
  redis.call('ZREM', P .. 'letters:open', id)
  if redis.call('HINCRBY', P .. 'letters:counts', sink, -1) <= 0 then
    redis.call('HDEL', P .. 'letters:counts', sink)
  end
end
return {1}
