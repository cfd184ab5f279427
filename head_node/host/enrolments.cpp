#include "head_node/host/enrolments.h"

#include "common/blob/blob_store.h"
#include "common/client/worker_claim.h"
#include "common/rest/sas.h"
#include "head_node/engine/head_queues.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace gleaner {

namespace {

constexpr qsizetype kSuffixDigits = 8;

/// A worker's rights somewhere.
struct Right {
    const char16_t* where;
    const char16_t* permissions;
};
/// r reads the settings, u prolongs and hands back, p takes and deletes, a puts. The work queue last: while a change is
/// under way, a worker takes nothing that it could not answer.
constexpr std::array<Right, 3> kQueueRights{
    {{kAnswersQueueName, u"a"}, {kHeartbeatsQueueName, u"a"}, {kWorkQueueName, u"rup"}}};
/// r reads blobs whose names it knows, c makes blobs that are not there.
constexpr std::array<Right, 2> kContainerRights{{{kInputsContainerName, u"r"}, {kAnswersContainerName, u"c"}}};

template<typename T>
Result<T> plain(BlobResult<T> result) {
    return std::move(result).map_error([](BlobError error) { return std::move(error.error); });
}

/// What the worker of policy "pc-17.1f2e3d4c" is called; nullopt: not a policy of ours.
std::optional<QString> nameOf(const QString& policy) {
    const qsizetype dot = policy.size() - kSuffixDigits - 1;
    if (dot < 1 || policy[dot] != u'.')
        return std::nullopt;
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (!std::ranges::all_of(QStringView(policy).sliced(dot + 1), isDigit))
        return std::nullopt;
    return policy.first(dot);
}

Status checkName(const QString& name) {
    const auto mayStand = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'_' || c == u'.';
    };
    if (!name.isEmpty() && name.size() <= kMaxEnrolmentNameLength && std::ranges::all_of(name, mayStand))
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("A worker's name has 1 to %1 letters of the alphabet, digits, '-', '_' or '.'.")
                       .arg(kMaxEnrolmentNameLength));
}

Status checkDays(int days) {
    if (days >= 1 && days <= kMaxEnrolmentDays)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("An enrolment is good for 1 to %1 days.").arg(kMaxEnrolmentDays));
}

tl::unexpected<Error> notEnrolled(const QString& name) {
    return failure(ErrorCode::NotFound,
                   QStringLiteral("No worker '%1' is enrolled; 'gleaner worker list' shows who is.").arg(name));
}

Error explained(Error error) {
    if (error.code == ErrorCode::TooLarge) {
        error.message =
            QStringLiteral("There is no room for another enrolment: a head's own queues keep %1, Azure's %2. "
                           "Revoke one that is not used, or let several PCs share one.")
                .arg(kMaxStoredPolicies)
                .arg(kMaxRestPolicies);
    }
    return error;
}

} // namespace

struct Enrolments::Place {
    std::function<Result<std::vector<AccessPolicy>>()> read;
    std::function<Status(const std::vector<AccessPolicy>&)> write;
    QString permissions;
    std::vector<AccessPolicy> policies; ///< as read

    /// The policy of `name`'s enrolment; nullptr: there is none here.
    [[nodiscard]] const AccessPolicy* find(const QString& name) const {
        const auto found =
            std::ranges::find_if(policies, [&](const auto& policy) { return nameOf(policy.id) == name; });
        return found == policies.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool forget(const QString& name) {
        return std::erase_if(policies, [&](const auto& policy) { return nameOf(policy.id) == name; }) > 0;
    }
};

Enrolments::Enrolments(QueueAccount& queues, BlobAccount* blobs, EnrolmentTerms terms, const Clock& clock,
                       RandomSource& random)
    : m_queues(queues), m_blobs(blobs), m_terms(std::move(terms)), m_clock(clock), m_random(random) {}

std::vector<Enrolments::Place> Enrolments::queuePlaces(QueueAccount& account, const QString& suffix) {
    std::vector<Place> all;
    for (const Right& right : kQueueRights) {
        const std::shared_ptr<MessageQueue> queue = account.open(QString::fromUtf16(right.where) + suffix);
        all.push_back({[queue] { return queue->accessPolicies(); },
                       [queue](const auto& policies) { return queue->setAccessPolicies(policies); },
                       QString::fromUtf16(right.permissions),
                       {}});
    }
    return all;
}

std::vector<Enrolments::Place> Enrolments::containerPlaces() {
    std::vector<Place> all;
    for (const Right& right : kContainerRights) {
        const QString container = QString::fromUtf16(right.where);
        all.push_back(
            {[this, container] { return plain(m_blobs->accessPolicies(container)); },
             [this, container](const auto& policies) { return plain(m_blobs->setAccessPolicies(container, policies)); },
             QString::fromUtf16(right.permissions),
             {}});
    }
    return all;
}

Result<std::vector<Enrolments::Place>> Enrolments::places() {
    std::vector<Place> all = m_blobs != nullptr ? containerPlaces() : std::vector<Place>();
    for (const ShareTerms& share : m_terms.more)
        std::ranges::move(queuePlaces(*share.queues, share.suffix), std::back_inserter(all));
    std::ranges::move(queuePlaces(m_queues, {}), std::back_inserter(all));
    for (Place& place : all) {
        auto policies = place.read();
        if (!policies)
            return failure(std::move(policies.error()));
        place.policies = std::move(*policies);
    }
    return all;
}

Status Enrolments::setEverywhere(std::vector<Place>& places, const QString& id, const QString& expiry) {
    const QString name = nameOf(id).value_or(QString());
    for (Place& place : places) {
        (void)place.forget(name);
        place.policies.push_back({id, {}, expiry, place.permissions});
        if (auto set = place.write(place.policies); !set)
            return failure(explained(std::move(set.error())));
    }
    return {};
}

Enrolment Enrolments::write(const QString& name, const QString& id, const QString& expiry) const {
    const SasFields byPolicy{.policy = id.toUtf8()};
    const auto opened = [&](const char16_t* queue) {
        const QString called = QString::fromUtf16(queue);
        return OpenedResource{called, queueSas(m_terms.account.toUtf8(), m_terms.key, called.toUtf8(), byPolicy)};
    };
    Enrolment enrolment;
    enrolment.name = name;
    enrolment.expires = expiry;
    enrolment.account = m_terms.account;
    enrolment.headKey = m_terms.headKey;
    enrolment.tag = workerTag(m_terms.tagKey.value_or(m_terms.key), name);
    enrolment.queueAddresses = m_terms.queueAddresses;
    enrolment.work = opened(kWorkQueueName);
    enrolment.answers = opened(kAnswersQueueName);
    enrolment.heartbeats = opened(kHeartbeatsQueueName);
    for (const ShareTerms& share : m_terms.more) {
        const auto token = [&](const char16_t* queue) {
            const QString called = QString::fromUtf16(queue) + share.suffix;
            return queueSas(share.account.toUtf8(), share.key, called.toUtf8(), byPolicy);
        };
        enrolment.more.push_back({share.account, share.addresses, share.suffix, token(kWorkQueueName),
                                  token(kAnswersQueueName), token(kHeartbeatsQueueName)});
    }
    if (m_blobs == nullptr)
        return enrolment;
    const BlobAccountTerms blobs = m_terms.blobs.value_or(BlobAccountTerms{m_terms.account, m_terms.key});
    const auto openedContainer = [&](const char16_t* container) {
        const QString called = QString::fromUtf16(container);
        return OpenedResource{called, containerSas(blobs.account.toUtf8(), blobs.key, called.toUtf8(), byPolicy)};
    };
    enrolment.blobAddresses = m_terms.blobAddresses;
    enrolment.inputs = openedContainer(kInputsContainerName);
    enrolment.largeAnswers = openedContainer(kAnswersContainerName);
    return enrolment;
}

Result<Enrolment> Enrolments::enrol(const QString& name, int days) {
    if (auto checked = checkName(name).and_then([days] { return checkDays(days); }); !checked)
        return failure(std::move(checked.error()));
    auto all = places();
    if (!all)
        return failure(std::move(all.error()));
    if (std::ranges::any_of(*all, [&](const Place& place) { return place.find(name) != nullptr; })) {
        return failure(
            ErrorCode::AlreadyExists,
            QStringLiteral("A worker '%1' is enrolled already. 'gleaner worker renew %1' gives its enrolment "
                           "again, with more time; 'gleaner worker revoke %1' makes room for a new one.")
                .arg(name));
    }
    // Another id each time, so that what was revoked does not come to life with a new enrolment of the same name.
    const QString id =
        name + u'.' +
        QString::number(m_random.next() & 0xFFFFFFFFU, 16).rightJustified(kSuffixDigits, QLatin1Char('0'));
    const QString expiry = accessTimeText(m_clock.now() + std::chrono::days(days));
    if (auto set = setEverywhere(*all, id, expiry); !set) {
        (void)revoke(name); // no half of one stays, as far as that can be done now
        return failure(std::move(set.error()));
    }
    return write(name, id, expiry);
}

Result<Enrolment> Enrolments::renew(const QString& name, int days) {
    if (auto checked = checkDays(days); !checked)
        return failure(std::move(checked.error()));
    auto all = places();
    if (!all)
        return failure(std::move(all.error()));
    const auto known = std::ranges::find_if(*all, [&](const Place& place) { return place.find(name) != nullptr; });
    if (known == all->end())
        return notEnrolled(name);
    const QString id = known->find(name)->id;
    const QString expiry = accessTimeText(m_clock.now() + std::chrono::days(days));
    return setEverywhere(*all, id, expiry).map([&] { return write(name, id, expiry); });
}

Status Enrolments::revoke(const QString& name) {
    auto all = places();
    if (!all)
        return failure(std::move(all.error()));
    bool wasThere = false;
    for (auto place = all->rbegin(); place != all->rend(); ++place) {
        if (!place->forget(name))
            continue;
        wasThere = true;
        if (auto set = place->write(place->policies); !set)
            return set;
    }
    return wasThere ? Status() : Status(notEnrolled(name));
}

Result<std::vector<EnrolledWorker>> Enrolments::list() {
    const auto all = places();
    if (!all)
        return failure(all.error());
    std::map<QString, std::vector<AccessPolicy>> byName;
    for (const Place& place : *all) {
        for (const AccessPolicy& policy : place.policies) {
            if (const auto name = nameOf(policy.id))
                byName[*name].push_back(policy);
        }
    }
    std::vector<EnrolledWorker> workers;
    for (const auto& [name, policies] : byName) {
        std::set<std::pair<QString, QString>> kinds;
        TimePoint expires = TimePoint::max();
        for (const AccessPolicy& policy : policies) {
            kinds.emplace(policy.id, policy.expiry);
            expires = std::min(expires, parseAccessTime(policy.expiry).value_or(TimePoint()));
        }
        const bool isWhole = policies.size() == all->size() && kinds.size() == 1;
        const EnrolmentState reached = expires > m_clock.now() ? EnrolmentState::Valid : EnrolmentState::Expired;
        workers.push_back({name, expires, isWhole ? reached : EnrolmentState::Partial});
    }
    return workers;
}

QString enrolmentStateName(EnrolmentState state) {
    switch (state) {
    case EnrolmentState::Valid:
        return QStringLiteral("valid");
    case EnrolmentState::Expired:
        return QStringLiteral("expired");
    case EnrolmentState::Partial:
        return QStringLiteral("partial");
    }
    Q_UNREACHABLE();
}

} // namespace gleaner
