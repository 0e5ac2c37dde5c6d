-- Counts how often in a row this record was noted. ARGV: 1 sink and partition, 2 offset.
local P = KEYS[1]
local before = redis.call('HGET', P .. 'marks', ARGV[1])
local offset, times = string.match(before or '', '^(%d+) (%d+)$')
times = offset == ARGV[2] and tonumber(times) + 1 or 1
redis.call('DEL', P .. 'nothing')
redis.call('HSET', P .. 'marks', ARGV[1], ARGV[2] .. ' ' .. times)
return {times}
