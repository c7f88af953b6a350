-- For wrk: asks for the paths that a file lists, one a line, in turn (without a file: for the address that it was given), waits
-- between a connection's requests when it is told how long, in milliseconds, and ends with its result as JSON.

function init(args)
  local listed = args[1]
  local pause = tonumber(args[2] or '0')
  if listed and listed ~= '' then
    local requests = {}
    for path in io.lines(listed) do requests[#requests + 1] = wrk.format('GET', path) end
    local at = 0
    request = function()
      at = at % #requests + 1
      return requests[at]
    end
  end
  if pause > 0 then
    delay = function() return pause end
  end
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    '{"requests":%d,"micros":%d,"bytes":%d,"p50Micros":%d,"p99Micros":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.connect, errors.read, errors.write, errors.status, errors.timeout
  ))
end
