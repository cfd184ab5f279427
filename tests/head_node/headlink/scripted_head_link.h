// A head that answers what a test tells it, when a test tells it. Thread: one at a time.
#pragma once

#include "head_node/headlink/head_link.h"

#include <QPromise>

#include <deque>
#include <memory>
#include <vector>

namespace gleaner {

class ScriptedHeadLink : public HeadLink {
public:
    QFuture<Answer> ask(QJsonObject request) override {
        requests.push_back(std::move(request));
        answers.push_back(std::make_unique<QPromise<Answer>>());
        answers.back()->start();
        if (answersAtOnce)
            answer(answers.size() - 1, QJsonObject());
        return answers.back()->future();
    }
    QFuture<Result<SnapshotPtr>> snapshot() override {
        ++looks;
        snapshots.push_back(std::make_unique<QPromise<Result<SnapshotPtr>>>());
        snapshots.back()->start();
        auto future = snapshots.back()->future();
        if (shown)
            finish(*snapshots.back(), Result<SnapshotPtr>(shown));
        return future;
    }
    void answer(std::size_t number, const Answer& value) { finish(*answers[number], value); }
    template<typename Value>
    static void finish(QPromise<Value>& promise, Value value) {
        promise.addResult(std::move(value));
        promise.finish();
    }

    std::vector<QJsonObject> requests;
    std::vector<std::unique_ptr<QPromise<Answer>>> answers;
    std::vector<std::unique_ptr<QPromise<Result<SnapshotPtr>>>> snapshots;
    SnapshotPtr shown; ///< answers every look at once when it is there
    bool answersAtOnce = false;
    int looks = 0;
};

} // namespace gleaner
