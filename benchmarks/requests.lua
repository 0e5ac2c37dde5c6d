-- For wrk: sends the requests in the file named by REQUESTS, in order, each once.
local file = assert(io.open(os.getenv("REQUESTS"), "rb"))
file:setvbuf("full", 1048576)

function request()
  local length = file:read(6)
  if not length then
    io.stderr:write("the requests are used up: the rest would be duplicates\n")
    os.exit(1)
  end
  return file:read(tonumber(length))
end

-- accepted, failed, microseconds that it took, latencies in ms: 50 %, 99 %, the worst
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("result %d %d %d %.2f %.2f %.2f\n",
    summary.requests - e.status, e.status + e.connect + e.read + e.write + e.timeout, summary.duration,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
