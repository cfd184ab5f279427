#include "head_node/engine/job_preview.h"

#include "common/job/computation_registry.h"
#include "common/kernels/built_in.h"
#include "tests/support/counting_context.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_job_journal.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

class Preview : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_registry); }
    void open(const char* name, const Parameters& given) {
        m_computation = m_registry.findNewest(QString::fromLatin1(name));
        m_split = *m_computation->split(checkParameters(m_computation->parameters(), given).value());
        JobRecord record;
        record.id = m_job;
        ASSERT_TRUE(m_journal.saveJob(record));
        m_answers = *m_journal.openAnswers(m_job);
    }
    void compute(std::initializer_list<SequenceNumber> numbers) {
        const auto kernel = m_computation->makeKernel();
        CountingContext context;
        for (const SequenceNumber number : numbers) {
            const AnswerRecord answer{number, kernel->compute(m_split->chunk(number), context).value(), {}, {}};
            ASSERT_TRUE(m_answers->append({&answer, 1}));
        }
    }
    PicturePreview picture(const PreviewRequest& request) {
        return previewPicture(*m_computation, *m_split, *m_answers, request).value();
    }
    static std::vector<SequenceNumber> numbersOf(const PicturePreview& preview) {
        std::vector<SequenceNumber> numbers;
        for (const PreviewTile& tile : preview.tiles)
            numbers.push_back(tile.sequence);
        return numbers;
    }

    ComputationRegistry m_registry;
    const JobId m_job{QUuid(QStringLiteral("1b4e28ba-2fa1-4d02-883f-0016d3cca427"))};
    const Parameters m_small{{QStringLiteral("width"), 440},
                             {QStringLiteral("height"), 88},
                             {QStringLiteral("samples"), 1},
                             {QStringLiteral("max-iterations"), 50}}; // 20 tiles
    MemoryJobJournal m_journal;
    const Computation* m_computation = nullptr;
    std::unique_ptr<Split> m_split;
    std::unique_ptr<AnswerStore> m_answers;
    FakeClock m_clock;
};

TEST_F(Preview, GivesTheTilesThatAreThereAndNotThoseTheWatcherHas) {
    open("mandelbrot", m_small);
    compute({0, 1, 5, 7});
    const auto all = picture({{}, {440, 440}});
    EXPECT_THAT(numbersOf(all), testing::ElementsAre(0, 1, 5, 7));
    EXPECT_EQ(all.whole, QSize(440, 88));
    EXPECT_FALSE(all.more);
    EXPECT_THAT(numbersOf(picture({{{0, 1}, {7, 7}}, {440, 440}})), testing::ElementsAre(5));
}

TEST_F(Preview, TilesOfTheSmallPictureMeetWithoutGapOrOverlap) {
    open("mandelbrot", m_small);
    compute({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19});
    for (const int room : {16, 100, 333, 440, 1'000}) {
        const auto preview = picture({{}, {room, room}});
        std::vector<int> covered(static_cast<std::size_t>(preview.size.width() * preview.size.height()));
        for (const PreviewTile& tile : preview.tiles) {
            EXPECT_EQ(tile.rgb.size(), tile.place.width() * tile.place.height() * 3);
            for (int y = tile.place.top(); y < tile.place.top() + tile.place.height(); ++y) {
                for (int x = tile.place.left(); x < tile.place.left() + tile.place.width(); ++x)
                    ++covered.at(static_cast<std::size_t>(y * preview.size.width() + x));
            }
        }
        EXPECT_THAT(covered, testing::Each(1)) << "room " << room;
        EXPECT_LE(preview.size.width(), room);
    }
}

TEST_F(Preview, AtFullSizeTheSmallPictureIsTheResult) {
    open("mandelbrot", m_small);
    compute({3});
    CountingContext context;
    const auto preview = picture({{}, {440, 440}});
    ASSERT_EQ(preview.tiles.size(), 1U);
    EXPECT_EQ(preview.tiles[0].rgb, m_computation->makeKernel()->compute(m_split->chunk(3), context).value());
}

TEST_F(Preview, ALookIsBounded) {
    open("mandelbrot", m_small);
    compute({0, 1, 2, 3, 4});
    const auto preview = picture({.have = {}, .room = {440, 440}, .most = 3});
    EXPECT_THAT(numbersOf(preview), testing::ElementsAre(0, 1, 2));
    EXPECT_TRUE(preview.more);
}

TEST_F(Preview, AComputationThatPaintsNothingHasNoPicture) {
    open("primes", {{QStringLiteral("to"), 1'000}, {QStringLiteral("chunk-size"), 100}});
    compute({0, 1});
    EXPECT_TRUE(picture({{}, {100, 100}}).whole.isEmpty());
}

TEST_F(Preview, ASumIsEstimatedFromTheChunksThatAreThereAndExactWhenAllAre) {
    open("primes", {{QStringLiteral("from"), 1}, {QStringLiteral("to"), 1'000}, {QStringLiteral("chunk-size"), 100}});
    compute({0, 4, 9}); // 25, 17 and 14 primes
    const auto some = previewResult(*m_split, *m_answers, Milliseconds(1'000), m_clock).value();
    ASSERT_TRUE(some.sum);
    EXPECT_EQ(some.answers, 3U);
    EXPECT_DOUBLE_EQ(some.sum->soFar, 25 + 17 + 14);
    EXPECT_NEAR(some.sum->estimate, 186.7, 0.1);
    EXPECT_GT(some.sum->error, 0);
    EXPECT_LT(std::abs(some.sum->estimate - 168), 3 * some.sum->error);
    compute({1, 2, 3, 5, 6, 7, 8});
    const auto all = previewResult(*m_split, *m_answers, Milliseconds(1'000), m_clock).value();
    EXPECT_DOUBLE_EQ(all.sum->estimate, 168);
    EXPECT_DOUBLE_EQ(all.sum->error, 0);
    EXPECT_EQ(all.beginning, "168\n");
    EXPECT_TRUE(all.readAll);
}

} // namespace
} // namespace gleaner
