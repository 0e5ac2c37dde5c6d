-- Keeps a group of records, all or nothing. Follows identity.lua.
--
-- ARGV, past the ends: the most bytes that we may hold, how many arguments a record has (6 or 7),
-- then for each record
--   partition, id (feed, zero, key), fingerprint (8 bytes), received at (ms), the record,
--   for quarantine what to count it under (feed, zero, reason), else nothing,
--   and while backfilled ids are remembered the id of the event that may stand in for it, or nothing.
-- Answers 'full' and the bytes held; or 'backfilled' and when that was last, if the seventh is needed
-- and was not given; or 'ok', an outcome per record (A appended, D duplicate, R known
-- with another meaning), the groups acknowledged to this writer, the bytes held, and of each
-- partition that grew its number and its end.
local EACH_ID = 80      -- what Redis needs for one field of a large hash, beside the texts
local EACH_RECORD = 110 -- and for one entry of a stream
local AT_ONCE = 500     -- arguments that one call from Lua takes for certain
local NINE_DAYS = 777600000 -- how long backfilled ids are remembered, in ms
local NONE = string.rep('\0', 8) -- the fingerprint of quarantine, and of a backfilled event
local TAKEN = string.rep('\0', 7) .. '\1' -- that of one whose place a real event has taken
local at = 7 + ends
local most, each = tonumber(ARGV[at - 1]), tonumber(ARGV[at])
local numbers = redis.call('HMGET', meta, 'bytes', 'backfilled')
local held, backfilled = tonumber(numbers[1]), tonumber(numbers[2] or '0')
if each == 6 and #ARGV > at and tonumber(ARGV[at + 4]) - backfilled <= NINE_DAYS then
  return {'backfilled', backfilled}
end

local days = redis.call('HKEYS', P .. 'days')
table.sort(days, function(a, b) return tonumber(a) > tonumber(b) end)
local hashes = {}
for i, day in ipairs(days) do
  hashes[i] = P .. 'ids:' .. day
end

-- Calls are what costs, so they are asked for together: one call for each day, not one for each id.
local ids, known, standins = {}, {}, {}
for i = at + 1, #ARGV, each do
  ids[#ids + 1] = ARGV[i + 1]
  if each == 7 and ARGV[i + 6] ~= '' then
    ids[#ids + 1] = ARGV[i + 6]
  end
end
for first = 1, #ids, AT_ONCE do
  for _, hash in ipairs(hashes) do
    local values = redis.call('HMGET', hash, unpack(ids, first, math.min(first + AT_ONCE - 1, #ids)))
    for n, value in ipairs(values) do
      local id = ids[first + n - 1]
      if value and not known[id] then
        known[id] = string.sub(value, 1, 8)
        standins[id] = each == 7 and {hash, value} or nil
      end
    end
  end
end

local function fingerprint(id, quarantined)
  if known[id] then
    return known[id]
  end
  local value = quarantined and redis.call('HGET', P .. 'q:ids', id)
  return value and string.sub(value, 1, 8)
end

local outcomes, new, adds = {}, {}, 0
local seen = {}
for i = at + 1, #ARGV, each do
  local id, print = ARGV[i + 1], ARGV[i + 2]
  local before = seen[id] or fingerprint(id, ARGV[i + 5] ~= '')
  if not before then
    seen[id] = print
    outcomes[#outcomes + 1] = 'A'
    new[#new + 1] = i
    adds = adds + #ARGV[i + 4] + EACH_RECORD + #id + EACH_ID
    if ARGV[i + 5] ~= '' then
      adds = adds + #ARGV[i + 4] + EACH_RECORD
    end
  else
    outcomes[#outcomes + 1] = (before == print or print == NONE) and 'D' or 'R'
  end
end
if #new == 0 then
  return {'ok', table.concat(outcomes), groups, held}
end
if held + adds > most then
  return {'full', held}
end

-- Which of them take a backfilled one's place: of each place, the first.
local replaces, taken = {}, {}
for _, i in ipairs(each == 7 and new or {}) do
  local standin = ARGV[i + 6]
  if standin ~= '' and (seen[standin] or known[standin]) == NONE then
    replaces[i] = true
    if seen[standin] then
      seen[standin] = TAKEN
    else
      known[standin] = TAKEN
      taken[standin] = standins[standin]
    end
  end
end

local next, last, perDay, fields = {}, {}, {}, {}
for _, i in ipairs(new) do
  local p, id, record, reason = ARGV[i], ARGV[i + 1], ARGV[i + 4], ARGV[i + 5]
  if replaces[i] then
    record = string.char(string.byte(record) + 4) .. string.sub(record, 2)
  end
  if not next[p] then
    local kept = redis.call('HMGET', meta, 'n' .. p, 't' .. p)
    next[p], last[p] = tonumber(kept[1] or '1'), tonumber(kept[2] or '0')
  end
  local offset = next[p]
  local time = math.max(last[p], tonumber(ARGV[i + 3]))
  local name = string.format('%.0f-%.0f', offset, time)
  -- At maxmemory this is what Redis refuses, with nothing written yet.
  redis.call('XADD', P .. 'p:' .. p, name, 'r', record)
  local day = math.floor(time / 86400000)
  local value = seen[id] .. struct.pack('>BI6I6', tonumber(p), offset, time)
  perDay[day] = (perDay[day] or 0) + #id + EACH_ID
  fields[day] = fields[day] or {}
  table.insert(fields[day], id)
  table.insert(fields[day], value)
  if reason ~= '' then
    redis.call('XADD', P .. 'q:' .. p, name, 'r', record)
    redis.call('HINCRBY', P .. 'q:counts', reason, 1)
    redis.call('HSET', P .. 'q:ids', id, value)
  elseif ARGV[i + 2] == NONE then
    redis.call('HSET', meta, 'backfilled', string.format('%.0f', time))
  end
  next[p], last[p] = offset + 1, time
end

for id, found in pairs(taken) do
  redis.call('HSET', found[1], id, TAKEN .. string.sub(found[2], 9))
end
for day, bytes in pairs(perDay) do
  redis.call('HINCRBY', P .. 'days', day, bytes)
  for first = 1, #fields[day], AT_ONCE do
    redis.call('HSET', P .. 'ids:' .. day, unpack(fields[day], first, math.min(first + AT_ONCE - 1, #fields[day])))
  end
end
held = redis.call('HINCRBY', meta, 'bytes', adds)
groups = redis.call('HINCRBY', P .. 'writers', ARGV[2], 1)
local answer = {'ok', table.concat(outcomes), groups, held}
for p, n in pairs(next) do
  redis.call('HSET', meta, 'n' .. p, string.format('%.0f', n), 't' .. p, string.format('%.0f', last[p]))
  answer[#answer + 1] = tonumber(p)
  answer[#answer + 1] = n
end
return answer
