// What every BlobAccount promises. A test of an implementation instantiates BlobAccountContract with a function that
// makes an empty account; the pointer keeps alive what it stands on.
#pragma once

#include "common/blob/blob_account.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace gleaner {

using BlobAccountFactory = std::function<std::shared_ptr<BlobAccount>()>;

class BlobAccountContract : public testing::TestWithParam<BlobAccountFactory> {
protected:
    void SetUp() override {
        m_account = GetParam()();
        ASSERT_TRUE(m_account);
        ASSERT_TRUE(m_account->createContainer(kContainer, {}));
    }
    static inline const QString kContainer = QStringLiteral("things");

    [[nodiscard]] static BlobRef ref(const char* name) { return {kContainer, QString::fromUtf8(name)}; }
    [[nodiscard]] BlobProperties put(const char* name, const QByteArray& bytes,
                                     const BlobDescription& description = {});
    [[nodiscard]] QByteArray bytesOf(const char* name);
    [[nodiscard]] QStringList names(const BlobQuery& query = {});

    std::shared_ptr<BlobAccount> m_account;
};

template<typename T>
[[nodiscard]] BlobFault faultOf(const BlobResult<T>& result) {
    EXPECT_FALSE(result.has_value());
    return result ? BlobFault::Other : result.error().fault;
}

} // namespace gleaner
