-- Looks for the oldest dead letter of a sink that has more than are kept; one to be tried again is
-- passed over. ARGV: 1 the sink, 2 how many are kept. Answers its number, or nothing.
local P = KEYS[1]
if tonumber(redis.call('HGET', P .. 'letters:counts', ARGV[1]) or '0') <= tonumber(ARGV[2]) then
  return {}
end
local from, at_once = 0, 100
repeat
  local ids = redis.call('ZRANGE', P .. 'letters:open', from, from + at_once - 1)
  for _, id in ipairs(ids) do
    if redis.call('HGET', P .. 'letter:' .. id, 'sink') == ARGV[1]
        and not redis.call('ZSCORE', P .. 'letters:requested', id) then
      return {tonumber(id)}
    end
  end
  from = from + at_once
until #ids < at_once
return {}
