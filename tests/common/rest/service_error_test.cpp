#include "common/rest/service_error.h"

#include <gtest/gtest.h>

#include <set>

namespace gleaner {
namespace {

TEST(ServiceError, EveryCodeIsFoundByItsName) {
    std::set<QByteArray> names;
    for (int i = 0; i < kServiceErrorCodes; ++i) {
        const auto code = ServiceErrorCode(i);
        EXPECT_EQ(serviceErrorByName(serviceErrorName(code)), code);
        EXPECT_GE(httpStatusOf(code), 400);
        EXPECT_FALSE(serviceErrorText(code).isEmpty());
        names.insert(serviceErrorName(code));
    }
    EXPECT_EQ(int(names.size()), kServiceErrorCodes);
    EXPECT_FALSE(serviceErrorByName("Else"));
}

TEST(ServiceError, MeansWhatACallerMustDo) {
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::QueueNotFound), ErrorCode::NotFound);
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::MessageNotFound), ErrorCode::NotFound);
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::PopReceiptMismatch), ErrorCode::Stale);
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::QueueAlreadyExists), ErrorCode::AlreadyExists);
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::AuthenticationFailed), ErrorCode::Refused);
    EXPECT_EQ(errorCodeOf(ServiceErrorCode::RequestBodyTooLarge), ErrorCode::TooLarge);
    for (const auto passing : {ServiceErrorCode::ServerBusy, ServiceErrorCode::InternalError,
                               ServiceErrorCode::OperationTimedOut, ServiceErrorCode::QueueBeingDeleted}) {
        EXPECT_TRUE(isTransient(errorCodeOf(passing)));
    }
}

TEST(ServiceError, AStatusAloneMeansSomethingToo) {
    EXPECT_EQ(errorCodeOfStatus(404), ErrorCode::NotFound);
    EXPECT_EQ(errorCodeOfStatus(407), ErrorCode::Refused);
    EXPECT_EQ(errorCodeOfStatus(418), ErrorCode::InvalidArgument);
    EXPECT_EQ(errorCodeOfStatus(502), ErrorCode::Unavailable);
    EXPECT_EQ(errorCodeOfStatus(302), ErrorCode::Unavailable);
}

} // namespace
} // namespace gleaner
