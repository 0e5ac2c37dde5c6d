-- Makes the log if there is none. ARGV: 1 its id, 2 how many partitions, 3 the format's version.
-- Answers with what is there now: id, partitions, format.
local P = KEYS[1]
local meta = P .. 'meta'
if redis.call('EXISTS', meta) == 0 then
  for p = 0, tonumber(ARGV[2]) - 1 do
    -- Streams without their meta: somebody deleted it. Offsets go on behind what is there.
    local last = redis.call('XREVRANGE', P .. 'p:' .. p, '+', '-', 'COUNT', 1)[1]
    if last then
      local first = redis.call('XRANGE', P .. 'p:' .. p, '-', '+', 'COUNT', 1)[1]
      redis.call('HSET', meta, 's' .. p, string.match(first[1], '^%d+'))
      redis.call('HSET', meta, 'n' .. p, string.format('%.0f', tonumber(string.match(last[1], '^%d+')) + 1))
      redis.call('HSET', meta, 't' .. p, string.match(last[1], '%d+$'))
    end
  end
  redis.call('HSET', meta, 'id', ARGV[1], 'partitions', ARGV[2], 'format', ARGV[3], 'bytes', '0')
end
return redis.call('HMGET', meta, 'id', 'partitions', 'format')
