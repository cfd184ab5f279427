#!/usr/bin/env bash
# The agent under Wine takes work from a head on this system; what it answers is compared with a serial run here.
#   usage: source installer/windows/agent_test.sh; test_agent
# Needs what installer/windows/test.sh has: $checkout, $windows, $results, $seconds_per_program, note, a running Wine.

: "${checkout:?source installer/setup.sh first}" "${windows:?}" "${results:?say where logs go}" "${seconds_per_program:?}"

# Says what `gleaner ARGUMENTS --data …` of this system says of the head.
ask_agents_head() { "$checkout/build/release/bin/gleaner" "$@" --data "$results/agent/head"; }

# wait_until SECONDS COMMAND…: until the command succeeds.
wait_until() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.3
    done
}

windows_agent() { timeout -k 10 60 wine "$windows/release/bin/gleaner-agent.exe" "$@"; }
agent_answers() { windows_agent --status >/dev/null 2>&1; }
agents_head_listens() { [ -s "$results/agent/head/connection" ] && ask_agents_head status >/dev/null 2>&1; }
agents_job_is_done() { ask_agents_head status | grep -q ' done '; }
agent_has_a_chunk() { windows_agent --status | grep -q 'chunk .* %'; }
work_waits() { ask_agents_head peek work | grep -q 'handed back 1 times'; }

# Enrolled, told to compute, it does the job; told to pause, it hands back the chunk in work.
agent_computes() {
    local picture=(mandelbrot --width 176 --height 132) slow=(echo --chunks 1 --spin-ms 60000)
    wait_until 60 agents_head_listens &&
        ask_agents_head worker enrol windows-pc -o "$results/agent/enrolment" || return 1
    wine "$windows/release/bin/gleaner-agent.exe" --no-tray --enrolment "$results/agent/enrolment" &
    wait_until 90 agent_answers &&
        ask_agents_head submit "${picture[@]}" -o "$results/agent/windows.png" &&
        windows_agent --compute-now 60 &&
        wait_until "$seconds_per_program" agents_job_is_done &&
        "$checkout/build/release/bin/gleaner" run --serial "${picture[@]}" -o "$results/agent/linux.png" &&
        cmp "$results/agent/windows.png" "$results/agent/linux.png" &&
        ask_agents_head submit "${slow[@]}" -o "$results/agent/slow" &&
        wait_until 60 agent_has_a_chunk &&
        windows_agent --snooze 60 &&
        wait_until 60 work_waits &&
        windows_agent --why 20
}

test_agent() {
    local port=21873 head status=0
    rm -rf "$results/agent"
    mkdir -p "$results/agent"
    "$checkout/build/release/bin/gleaner" serve --data "$results/agent/head" --listen "127.0.0.1:$port" --plain-http \
        --local-compute off --visibility 3600 >"$results/agent/head.log" 2>&1 &
    head=$!
    agent_computes >"$results/agent.log" 2>&1 </dev/null || status=1
    ((status == 0)) || cat "$results/agent.log" "$results/agent/head.log"
    stop_wine # the agent and what computes for it
    kill "$head"
    note "agent: same bytes, hands back" "$status"
}
