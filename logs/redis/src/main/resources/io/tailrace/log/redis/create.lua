-- Makes the log if there is none. ARGV: 1 its id, 2 how many partitions, 3 the format's version.
-- Answers with what is there now: id, partitions, format.
local P = KEYS[1]
local meta = P .. 'meta'

local function last_name(stream)
  if redis.call('EXISTS', stream) == 0 then
    return nil
  end
  local info = redis.call('XINFO', 'STREAM', stream)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      return info[i + 1]
    end
  end
end

if redis.call('EXISTS', meta) == 0 then
  for p = 0, tonumber(ARGV[2]) - 1 do
    -- Streams without their meta: somebody deleted it, or Redis did. Offsets go on behind what was
    -- there, also where retention has taken it all: a stream takes no lower name than it ever had.
    local last = last_name(P .. 'p:' .. p)
    if last then
      local next = string.format('%.0f', tonumber(string.match(last, '^%d+')) + 1)
      local first = redis.call('XRANGE', P .. 'p:' .. p, '-', '+', 'COUNT', 1)[1]
      redis.call('HSET', meta, 's' .. p, first and string.match(first[1], '^%d+') or next)
      redis.call('HSET', meta, 'n' .. p, next)
      redis.call('HSET', meta, 't' .. p, string.match(last, '%d+$'))
    end
  end
  redis.call('HSET', meta, 'id', ARGV[1], 'partitions', ARGV[2], 'format', ARGV[3], 'bytes', '0')
end
return redis.call('HMGET', meta, 'id', 'partitions', 'format')
