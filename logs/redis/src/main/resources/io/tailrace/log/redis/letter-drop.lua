-- Goes before letter-change.lua, and lets it happen only if that still may be dropped: another
-- worker may have dropped one meanwhile, or somebody wants it tried again. ARGV, at its end: how
-- many its sink keeps.
do
  local keep = tonumber(table.remove(ARGV))
  local sink = redis.call('HGET', KEYS[1] .. 'letter:' .. ARGV[1], 'sink')
  local count = sink and redis.call('HGET', KEYS[1] .. 'letters:counts', sink)
  if tonumber(count or '0') <= keep or redis.call('ZSCORE', KEYS[1] .. 'letters:requested', ARGV[1]) then
    return {0}
  end
end
