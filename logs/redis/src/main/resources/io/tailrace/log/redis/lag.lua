-- How much waits behind a position. Follows kept.lua. ARGV: 1 partition, 2 offset, from 3 on the pending offsets.
-- Answers with the number of records and when the oldest was received (ms; 0 if there is none).
local from = tonumber(ARGV[2])
local range = redis.call('HMGET', P .. 'meta', 's' .. p, 'n' .. p)
local first, next = tonumber(range[1] or '1'), tonumber(range[2] or '1')
local records, oldest = 0, 0

local function note(entry)
  if entry and oldest == 0 then
    oldest = tonumber(string.match(entry[1], '%d+$'))
  end
end

local function one(stream, offset)
  return redis.call('XRANGE', P .. stream .. p, offset, offset, 'COUNT', 1)[1]
end

-- The first from there on: an entry may be missing, by somebody's command or by eviction.
local function next_of_stream(offset)
  return redis.call('XRANGE', P .. 'p:' .. p, string.format('%.0f', offset), '+', 'COUNT', 1)[1]
end

for i = 3, #ARGV do
  local offset = tonumber(ARGV[i])
  if offset >= first and offset < next then
    records = records + 1
    if oldest == 0 then
      note(next_of_stream(offset))
    end
  elseif offset < first then
    local entry = one('q:', ARGV[i])
    if entry then
      records = records + 1
      note(entry)
    end
  end
end
if from < first then
  kept(from, first - 1, function(entry)
    records = records + 1
    note(entry)
  end)
end
local dense = math.max(0, next - math.max(from, first))
if dense > 0 and oldest == 0 then
  note(next_of_stream(math.max(from, first)))
end
return {records + dense, oldest}
