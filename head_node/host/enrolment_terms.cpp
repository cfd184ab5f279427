#include "head_node/host/enrolment_terms.h"

#include "common/client/worker_claim.h"

namespace gleaner {

Result<EnrolmentTerms> enrolmentTermsOf(const ConnectionList& where, const std::vector<QueueShard>& shares,
                                        const QByteArray& headKey) {
    for (const ConnectionString& each : where.all()) {
        if (!each.accountKey())
            return failure(ErrorCode::Refused,
                           QStringLiteral("Enrolling needs the key of every account; give --queues-at connection "
                                          "strings with them."));
    }
    const ConnectionString& first = where.first();
    EnrolmentTerms terms{first.accountName(), *first.accountKey(), {first.queueEndpoint()}, headKey};
    terms.tagKey = tagKey(where);
    auto share = shares.begin();
    for (const ConnectionString& each : where.all()) {
        for (int number = 0; number < ConnectionList::shardsIn(each) && share != shares.end(); ++number, ++share) {
            if (share != shares.begin())
                terms.more.push_back(
                    {each.accountName(), *each.accountKey(), {each.queueEndpoint()}, share->suffix, share->account});
        }
    }
    const ConnectionString& blobs = where.forBlobs();
    if (blobs.blobEndpoint()) {
        terms.blobAddresses = {*blobs.blobEndpoint()};
        terms.blobs = BlobAccountTerms{blobs.accountName(), *blobs.accountKey()};
    }
    return terms;
}

} // namespace gleaner
