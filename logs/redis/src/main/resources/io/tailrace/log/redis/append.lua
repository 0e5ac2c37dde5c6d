-- Keeps a group of records, all or nothing. Follows identity.lua.
--
-- ARGV, past the ends: the most bytes that we may hold, whether replicas are waited for (1 or 0), how
-- many arguments a record has (6 or 7), then for each record
--   partition, id (feed, zero, key), fingerprint (8 bytes), received at (ms), the record,
--   for quarantine what to count it under (feed, zero, reason), else nothing,
--   and while backfilled ids are remembered the id of the event that may stand in for it, or nothing.
-- Answers 'full', the bytes held and those of ids; or 'backfilled' and when that was last, if the seventh is needed
-- and was not given; or 'ok', an outcome per record (A appended, D duplicate, R known
-- with another meaning), the groups acknowledged to this writer, the bytes held, and of each
-- partition that grew its number and its end.
local EACH_ID = 80      -- what Redis needs for one field of a large hash, beside the texts
local EACH_RECORD = 110 -- and for one entry of a stream
local AT_ONCE = 500     -- arguments that one call from Lua takes for certain
local NINE_DAYS = 777600000 -- how long backfilled ids are remembered, in ms
local NONE = string.rep('\0', 8) -- the fingerprint of quarantine, and of a backfilled event
local TAKEN = string.rep('\0', 7) .. '\1' -- that of one whose place a real event has taken
local call, given, concat = redis.call, ARGV, table.concat
local at = 8 + ends
local count = #given
local most, waits, each = tonumber(given[at - 2]), given[at - 1] == '1', tonumber(given[at])

-- Calls are what costs, so they are asked for together: one call for all partitions' numbers, and one
-- for each day, not one for each id.
local asked, place, ids = {'bytes', 'backfilled'}, {}, {}
for i = at + 1, count, each do
  local p = given[i]
  if not place[p] then
    place[p] = #asked
    asked[#asked + 1] = 'n' .. p
    asked[#asked + 1] = 't' .. p
  end
  ids[#ids + 1] = given[i + 1]
  if each == 7 and given[i + 6] ~= '' then
    ids[#ids + 1] = given[i + 6]
  end
end
local numbers = call('HMGET', meta, unpack(asked))
local held, backfilled = tonumber(numbers[1] or '0'), tonumber(numbers[2] or '0')
if each == 6 and count > at and tonumber(given[at + 4]) - backfilled <= NINE_DAYS then
  return {'backfilled', backfilled}
end

local days = call('HKEYS', P .. 'days')
for i, day in ipairs(days) do
  days[i] = tonumber(day)
end
table.sort(days)
local known, standins = {}, {}
for first = 1, #ids, AT_ONCE do
  local last = math.min(first + AT_ONCE - 1, #ids)
  for d = #days, 1, -1 do
    local hash = P .. 'ids:' .. days[d]
    local values = call('HMGET', hash, unpack(ids, first, last))
    for n = 1, #values do
      local value = values[n]
      if value then
        local id = ids[first + n - 1]
        if not known[id] then
          known[id] = string.sub(value, 1, 8)
          standins[id] = each == 7 and {hash, value} or nil
        end
      end
    end
  end
end

local function fingerprint(id, quarantined)
  if known[id] then
    return known[id]
  end
  local value = quarantined and call('HGET', P .. 'q:ids', id)
  return value and string.sub(value, 1, 8)
end

local outcomes, new, adds = {}, {}, 0
local seen = {}
for i = at + 1, count, each do
  local id, print, quarantined = given[i + 1], given[i + 2], given[i + 5] ~= ''
  local before = seen[id] or fingerprint(id, quarantined)
  if not before then
    seen[id] = print
    outcomes[#outcomes + 1] = 'A'
    new[#new + 1] = i
    adds = adds + #given[i + 4] + EACH_RECORD + #id + EACH_ID
    if quarantined then
      adds = adds + #given[i + 4] + EACH_RECORD
    end
  else
    outcomes[#outcomes + 1] = (before == print or print == NONE) and 'D' or 'R'
  end
end
if #new == 0 then
  if waits then
    -- WAIT waits for what its connection wrote last: so that it waits for the first ones too, which
    -- another one may have written a moment ago, something is written. (The deletion: anyway.lua.)
    call('DEL', P .. 'nothing')
    groups = call('HINCRBY', P .. 'writers', given[2], 1)
  end
  return {'ok', concat(outcomes), groups, held}
end
if held + adds > most then
  local remembered = 0
  for _, bytes in ipairs(call('HVALS', P .. 'days')) do
    remembered = remembered + tonumber(bytes)
  end
  return {'full', held, remembered}
end

-- Which of them take a backfilled one's place: of each place, the first.
local replaces, taken = {}, {}
for _, i in ipairs(each == 7 and new or {}) do
  local standin = given[i + 6]
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
for n = 1, #new do
  local i = new[n]
  local p, id, record, reason = given[i], given[i + 1], given[i + 4], given[i + 5]
  if replaces[i] then
    record = string.char(string.byte(record) + 4) .. string.sub(record, 2)
  end
  local offset = next[p] or tonumber(numbers[place[p] + 1] or '1')
  local time = math.max(last[p] or tonumber(numbers[place[p] + 2] or '0'), tonumber(given[i + 3]))
  local name = string.format('%.0f-%.0f', offset, time)
  -- At maxmemory this is what Redis refuses, with nothing written yet.
  call('XADD', P .. 'p:' .. p, name, 'r', record)
  local day = math.floor(time / 86400000)
  local value = seen[id] .. struct.pack('>BI6I6', tonumber(p), offset, time)
  local ofDay = fields[day]
  if not ofDay then
    ofDay = {}
    fields[day] = ofDay
  end
  perDay[day] = (perDay[day] or 0) + #id + EACH_ID
  ofDay[#ofDay + 1] = id
  ofDay[#ofDay + 1] = value
  if reason ~= '' then
    call('XADD', P .. 'q:' .. p, name, 'r', record)
    call('HINCRBY', P .. 'q:counts', reason, 1)
    call('HSET', P .. 'q:ids', id, value)
  elseif given[i + 2] == NONE then
    call('HSET', meta, 'backfilled', string.format('%.0f', time))
  end
  next[p], last[p] = offset + 1, time
end

for id, found in pairs(taken) do
  call('HSET', found[1], id, TAKEN .. string.sub(found[2], 9))
end
for day, bytes in pairs(perDay) do
  call('HINCRBY', P .. 'days', day, bytes)
  for first = 1, #fields[day], AT_ONCE do
    call('HSET', P .. 'ids:' .. day, unpack(fields[day], first, math.min(first + AT_ONCE - 1, #fields[day])))
  end
end
held = held + adds
groups = call('HINCRBY', P .. 'writers', given[2], 1)
local answer = {'ok', concat(outcomes), groups, held}
local kept = {'bytes', string.format('%.0f', held)}
for p, n in pairs(next) do
  kept[#kept + 1] = 'n' .. p
  kept[#kept + 1] = string.format('%.0f', n)
  kept[#kept + 1] = 't' .. p
  kept[#kept + 1] = string.format('%.0f', last[p])
  answer[#answer + 1] = tonumber(p)
  answer[#answer + 1] = n
end
call('HSET', meta, unpack(kept))
return answer
