#include "common/kernels/option_pricing/pricing_plan.h"
#include "tests/common/kernels/small_jobs.h"

#include <QTemporaryDir>

#include <cmath>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

class OptionPricing : public testing::Test {
protected:
    /// The path of a file with `lines` below the line of column names.
    QString fileWith(const QByteArray& lines) {
        const QString path = m_folder.filePath(u"positions.csv"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("type,strike,spot,rate,volatility,expiry,quantity\n" + lines);
        return path;
    }

private:
    QTemporaryDir m_folder;
};

QByteArrayList fieldsOf(const QByteArray& result, qsizetype line) {
    return result.split('\n').at(line).split(',');
}

TEST_F(OptionPricing, EveryPositionHasALineAndThePortfolioTheLast) {
    const OpenJob job =
        openJob(u"option-pricing"_s, {{u"positions"_s, fileWith("european-call,100,100,0.05,0.2,1,10\n"
                                                                  "asian-put,100,100,0.05,0.2,1,-4\n")},
                                       {u"samples"_s, 2'000}});
    const Assembled result = assembled(job, serialAnswers(job));
    EXPECT_TRUE(result.bytes.startsWith("position,type,strike,spot,rate,volatility,expiry,quantity,price,price-error,"
                                        "value,value-error\n1,european-call,100,100,0.05,0.2,1,10,"));
    ASSERT_EQ(result.bytes.count('\n'), 4);
    const QByteArrayList call = fieldsOf(result.bytes, 1);
    const QByteArrayList put = fieldsOf(result.bytes, 2);
    const QByteArrayList portfolio = fieldsOf(result.bytes, 3);
    EXPECT_NEAR(call[10].toDouble(), 10 * call[8].toDouble(), 1e-9);
    EXPECT_NEAR(put[10].toDouble(), -4 * put[8].toDouble(), 1e-9);
    EXPECT_NEAR(put[11].toDouble(), 4 * put[9].toDouble(), 1e-9);
    EXPECT_EQ(portfolio[0], "portfolio");
    EXPECT_NEAR(portfolio[10].toDouble(), call[10].toDouble() + put[10].toDouble(), 1e-9);
    EXPECT_NEAR(portfolio[11].toDouble(), std::hypot(call[11].toDouble(), put[11].toDouble()), 1e-9);
    EXPECT_NEAR(result.summary.value(u"value").toDouble(), portfolio[10].toDouble(), 1e-8);
    EXPECT_NEAR(call[8].toDouble(), 10.4506, 4 * call[9].toDouble()); // Black-Scholes
}

TEST_F(OptionPricing, APositionWithoutAnySampleHasNoPriceAndIsCounted) {
    const QByteArray line = "european-call,100,100,0.05,0.2,1,10\n";
    const OpenJob job = openJob(u"option-pricing"_s, {{u"positions"_s, fileWith(line + line + line)},
                                                       {u"samples"_s, 100},
                                                       {u"samples-per-chunk"_s, 50},
                                                       {u"positions-per-chunk"_s, 1}});
    std::vector<QByteArray> answers = serialAnswers(job);
    ASSERT_EQ(answers.size(), 6U);
    answers[1] = answers[2] = answers[3] = QByteArray(); // half of the first, all of the second
    const Assembled result = assembled(job, answers);
    EXPECT_FALSE(fieldsOf(result.bytes, 1)[8].isEmpty());
    EXPECT_EQ(result.bytes.split('\n').at(2), "2,european-call,100,100,0.05,0.2,1,10,,,,");
    EXPECT_FALSE(fieldsOf(result.bytes, 3)[8].isEmpty());
    EXPECT_EQ(result.summary.value(u"positions_without_price"), 1);
}

TEST_F(OptionPricing, AWrongFileIsNamedAndTheWrongLineInIt) {
    const QString path = fileWith("european-call,100,100,0.05,0,1,10\n");
    const Error error = parametersError(u"option-pricing"_s, {{u"positions"_s, path}});
    EXPECT_EQ(error.code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(error.message.contains(path));
    EXPECT_TRUE(error.message.contains(u"line 2, column 'volatility': must be > 0"));
}

TEST_F(OptionPricing, AFileThatIsNotThereIsNotFound) {
    EXPECT_EQ(parametersError(u"option-pricing"_s, {{u"positions"_s, u"no/such.csv"_s}}).code, ErrorCode::NotFound);
}

TEST_F(OptionPricing, AChunkThatWouldTakeHoursIsRefusedWhenTheJobIsHandedIn) {
    const Error error =
        parametersError(u"option-pricing"_s, {{u"positions"_s, fileWith("asian-call,100,100,0.05,0.2,1,10\n")},
                                               {u"samples"_s, u"1e10"_s},
                                               {u"samples-per-chunk"_s, u"1e10"_s}});
    EXPECT_TRUE(error.message.contains(u"samples-per-chunk"));
}

TEST_F(OptionPricing, OneHugePositionIsCutIntoBlocksOfSamples) {
    const OpenJob job =
        openJob(u"option-pricing"_s,
                {{u"positions"_s, fileWith("asian-call,100,100,0.05,0.2,1,10\n")}, {u"samples"_s, u"1e10"_s}});
    EXPECT_GT(job.split->chunkCount(), 1'000U);
    const auto last = decodePricingChunk(job.split->chunk(job.split->chunkCount() - 1));
    ASSERT_TRUE(last);
    EXPECT_EQ(last->pairs.end, 5'000'000'000U);
}

TEST_F(OptionPricing, HostileChunksAreMalformed) {
    const PricingChunk good{{}, 0, {0, 10}, {{OptionType::EuropeanCall, 100, 100, 0.05, 0.2, 1}}};
    std::vector<PricingChunk> hostile(10, good);
    hostile[0].options[0].volatility = 0;
    hostile[1].options[0].spot = std::nan("");
    hostile[2].options[0].strike = std::numeric_limits<double>::infinity();
    hostile[3].options[0].type = static_cast<OptionType>(4);
    hostile[4].options.resize(101, good.options[0]);
    hostile[5].options.clear();
    hostile[6].pairs = {10, 10};
    hostile[7].pairs = {0, std::numeric_limits<std::uint64_t>::max()};
    hostile[8].settings.fixings = 0;
    hostile[9].settings.fixings = 1'000'000;
    CountingContext context;
    const auto kernel = openJob(u"option-pricing"_s, smallJobs()[2].parameters).computation->makeKernel();
    EXPECT_TRUE(kernel->compute(encodePricingChunk(good), context));
    for (const PricingChunk& chunk : hostile) {
        const Result<QByteArray> answer = kernel->compute(encodePricingChunk(chunk), context);
        ASSERT_FALSE(answer) << &chunk - hostile.data();
        EXPECT_EQ(answer.error().code, ErrorCode::Malformed);
    }
}

} // namespace
} // namespace gleaner
