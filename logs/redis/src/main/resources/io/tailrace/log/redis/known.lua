-- What is known of an id. ARGV: 1 the id. Answers with what stands beside it, or with nothing.
local P = KEYS[1]
for _, day in ipairs(redis.call('HKEYS', P .. 'days')) do
  local value = redis.call('HGET', P .. 'ids:' .. day, ARGV[1])
  if value then
    return {value}
  end
end
local value = redis.call('HGET', P .. 'q:ids', ARGV[1])
return value and {value} or {}
