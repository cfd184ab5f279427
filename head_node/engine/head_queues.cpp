#include "head_node/engine/head_queues.h"

#include <future>
#include <memory>

namespace gleaner {

Status settle(const HeadQueues& queues) {
    if (queues.gate == nullptr)
        return {};
    const auto outcome = std::make_shared<std::promise<Status>>();
    auto future = outcome->get_future();
    queues.gate->whenDurable(queues.gate->position(), [outcome](const Status& status) { outcome->set_value(status); });
    queues.gate->hasten();
    return future.get();
}

} // namespace gleaner
