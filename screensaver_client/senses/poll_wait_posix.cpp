#include "screensaver_client/senses/poll_wait_posix.h"

#include <algorithm>
#include <vector>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace gleaner {

PollWaker::PollWaker() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

PollWaker::~PollWaker() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void PollWaker::wake() {
    const eventfd_t one = 1;
    // Fails only when it is woken already.
    (void)::eventfd_write(m_descriptor, one);
}

void PollWaker::drain() {
    eventfd_t count = 0;
    (void)::eventfd_read(m_descriptor, &count);
}

void pollWait(const std::vector<Polled>& polled, PollWaker& waker, Milliseconds timeout) {
    std::vector<pollfd> descriptors{{waker.descriptor(), POLLIN, 0}};
    for (const Polled& one : polled)
        descriptors.push_back({one.descriptor, one.interest, 0});
    const auto wait = std::clamp<Milliseconds::rep>(timeout.count(), 0, 3'600'000);
    // Interrupted by a signal or not: the caller looks at its sources either way.
    (void)::poll(descriptors.data(), descriptors.size(), static_cast<int>(wait));
    if (descriptors.front().revents & POLLIN)
        waker.drain();
}

} // namespace gleaner
