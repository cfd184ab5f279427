#include "common/blob/job_card.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

JobCard sample() {
    return {u"Größe \"Q4\" \U0001F600"_s,
            u"What the bank would lose on a bad day: has to be known by 8 o'clock."_s,
            u"option-pricing"_s,
            2'921,
            1'204,
            std::chrono::microseconds(987'654'321'000),
            TimePoint(Milliseconds(1'767'225'600'123))};
}

TEST(JobCard, ComesBackAsItWasWritten) {
    EXPECT_EQ(decodeJobCard(encodeJobCard(sample())), sample());
    EXPECT_EQ(decodeJobCard(encodeJobCard({}))->title, QString());
}

TEST(JobCard, OfVersion1ReadsForEver) {
    QFile golden(QStringLiteral(GLEANER_GOLDEN "job_card_v1.json"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    const auto card = decodeJobCard(golden.readAll());
    ASSERT_TRUE(card) << card.error().message.toStdString();
    EXPECT_EQ(*card, sample());
}

TEST(JobCard, LongTextsAreCutSoThatItAlwaysFits) {
    JobCard card = sample();
    card.title = QString(300, u'\x01'); // six bytes each in JSON
    card.purpose = QString(5'000, u'\x01');
    card.computation = QString(5'000, u'\x01');
    const QByteArray bytes = encodeJobCard(card);
    EXPECT_LE(bytes.size(), kMaxJobCardBytes);
    EXPECT_EQ(decodeJobCard(bytes)->purpose, QString(kMaxPurposeLength, u'\x01'));
    card.title = QString(199, u'x') + u"\U0001F600"_s;
    EXPECT_EQ(decodeJobCard(encodeJobCard(card))->title, QString(199, u'x')) << "no half of a character";
}

TEST(JobCard, ThatIsNoneIsAnError) {
    for (const char* text : {"", "[]", "{}", "{\"version\":1}", "nonsense"})
        EXPECT_EQ(decodeJobCard(text).error().code, ErrorCode::Malformed) << text;
    QJsonObject json = QJsonDocument::fromJson(encodeJobCard(sample())).object();
    for (const QString& wrong : {u"chunks"_s, u"answered"_s, u"compute_us"_s, u"updated"_s}) {
        QJsonObject changed = json;
        changed.insert(wrong, -1);
        EXPECT_EQ(decodeJobCard(QJsonDocument(changed).toJson()).error().code, ErrorCode::Malformed);
    }
    json.insert(u"version"_s, 2);
    EXPECT_TRUE(decodeJobCard(QJsonDocument(json).toJson()).error().message.contains(u"update"_s));
    EXPECT_EQ(decodeJobCard(QByteArray(kMaxJobCardBytes + 1, ' ')).error().code, ErrorCode::TooLarge);
}

} // namespace
} // namespace gleaner
