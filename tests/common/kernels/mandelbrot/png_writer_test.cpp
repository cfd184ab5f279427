// The pictures are read by a decoder that is not ours: Qt Gui's, which is linked into this program only.
#include "common/kernels/mandelbrot/png_writer.h"

#include "tests/common/kernels/small_jobs.h"
#include "tests/support/seeded_random.h"

#include <QImage>

namespace gleaner {
namespace {

QByteArray writtenPng(std::uint32_t width, std::uint32_t height, const std::vector<QByteArray>& rows) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    PngWriter png(out, width, height);
    EXPECT_TRUE(png.begin());
    for (const QByteArray& row : rows) {
        EXPECT_TRUE(png.writeRow(row));
    }
    EXPECT_TRUE(png.end());
    return out.data();
}

class PngPictures : public testing::TestWithParam<std::pair<std::uint32_t, std::uint32_t>> {};

TEST_P(PngPictures, AreReadByAnotherDecoderPixelByPixel) {
    const auto [width, height] = GetParam();
    SeededRandom random(width);
    std::vector<QByteArray> rows;
    for (std::uint32_t y = 0; y < height; ++y) {
        QByteArray row;
        for (std::uint32_t i = 0; i < 3 * width; ++i) {
            row.append(static_cast<char>(random.next()));
        }
        rows.push_back(row);
    }
    const QImage image =
        QImage::fromData(writtenPng(width, height, rows), "PNG").convertToFormat(QImage::Format_RGB888);
    ASSERT_EQ(image.size(), QSize(static_cast<int>(width), static_cast<int>(height)));
    for (std::uint32_t y = 0; y < height; ++y) {
        const auto* line = reinterpret_cast<const char*>(image.constScanLine(static_cast<int>(y)));
        ASSERT_EQ(QByteArray(line, rows[y].size()), rows[y]) << y;
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, PngPictures,
                         testing::Values(std::pair(1U, 1U), std::pair(1U, 500U), std::pair(700U, 1U),
                                         std::pair(211U, 307U)));

TEST(MandelbrotPicture, ShowsEveryTileInItsPlace) {
    const OpenJob job = openJob(smallJobs()[1]);
    const std::vector<QByteArray> answers = serialAnswers(job);
    const QImage image = QImage::fromData(assembled(job, answers).bytes, "PNG").convertToFormat(QImage::Format_RGB888);
    ASSERT_EQ(image.size(), QSize(150, 100));
    // 4 tiles across, 44 pixels each: tile 5 is the second one of the second band
    const auto* line = reinterpret_cast<const char*>(image.constScanLine(44 + 7));
    EXPECT_EQ(QByteArray(line + 3 * 44, 3 * 44), answers[5].sliced(7 * 3 * 44, 3 * 44));
}

TEST(MandelbrotPicture, IsGreyWhereATileIsMissing) {
    const OpenJob job = openJob(smallJobs()[1]);
    std::vector<QByteArray> answers = serialAnswers(job);
    const QImage whole = QImage::fromData(assembled(job, answers).bytes, "PNG");
    for (std::size_t number = 4; number < 8; ++number) {
        answers[number] = QByteArray(); // the whole second band
    }
    answers[0] = QByteArray();
    const QImage image = QImage::fromData(assembled(job, answers).bytes, "PNG");
    ASSERT_EQ(image.size(), QSize(150, 100));
    EXPECT_EQ(image.pixel(43, 43), qRgb(128, 128, 128));
    EXPECT_EQ(image.pixel(44, 43), whole.pixel(44, 43));
    EXPECT_EQ(image.pixel(149, 87), qRgb(128, 128, 128));
    EXPECT_EQ(image.pixel(0, 88), whole.pixel(0, 88));
}

} // namespace
} // namespace gleaner
