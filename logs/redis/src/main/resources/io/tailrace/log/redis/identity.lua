-- Which log is this, and does it still hold what it acknowledged? Asked before anything is read or
-- written, in the same step. Answers 'none' (there is no log), 'other' (another one than thought) or
-- 'back' (put back to an older state: it is another log from now on).
--
-- ARGV: 1 the log's id, 2 who asks, 3 how many groups of theirs were acknowledged, 4 an id in case
-- the log needs a new one, 5 how many ends follow, and from 6 on the highest end known per partition.
local P = KEYS[1]
local meta = P .. 'meta'
local ends = tonumber(ARGV[5])
local known = redis.call('HGET', meta, 'id')
if not known then
  return {'none'}
end
if known ~= ARGV[1] then
  return {'other', known}
end
local groups = tonumber(redis.call('HGET', P .. 'writers', ARGV[2]) or '0')
local back = groups < tonumber(ARGV[3])
for p = 0, ends - 1 do
  local highest = tonumber(ARGV[6 + p])
  if highest > 1 and tonumber(redis.call('HGET', meta, 'n' .. p) or '1') < highest then
    back = true
  end
end
if back then
  -- A write that is allowed at maxmemory comes first: then all that follow are.
  redis.call('DEL', P .. 'writers')
  redis.call('HSET', meta, 'id', ARGV[4])
  return {'back', ARGV[4]}
end
