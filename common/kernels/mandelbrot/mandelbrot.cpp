#include "common/kernels/mandelbrot/mandelbrot.h"

#include "common/kernels/mandelbrot/palette.h"
#include "common/kernels/mandelbrot/picture.h"
#include "common/kernels/mandelbrot/picture_assembler.h"
#include "common/kernels/mandelbrot/tile_kernel.h"

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

class MandelbrotSplit final : public Split {
public:
    explicit MandelbrotSplit(const Picture& picture) : m_picture(picture) {}

    std::uint64_t chunkCount() const override { return tileCount(m_picture); }
    QByteArray chunk(SequenceNumber sequence) const override { return encodeTileChunk(m_picture, sequence); }
    Status checkAnswer(SequenceNumber sequence, const QByteArray& answer) const override {
        return checkTileAnswer(m_picture, sequence, answer);
    }
    std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const override {
        return std::make_unique<PictureAssembler>(out, m_picture);
    }

private:
    Picture m_picture;
};

class MandelbrotComputation final : public Computation {
public:
    QString name() const override { return u"mandelbrot"_s; }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return u"Paints a picture of the Mandelbrot set, as large as you like."_s; }
    QString resultSuffix() const override { return u"png"_s; }
    std::vector<ParameterSpec> parameters() const override;

    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override {
        const auto number = [&](QStringView name) {
            return static_cast<std::uint32_t>(parameters.value(name).toInteger());
        };
        Picture picture;
        picture.width = number(u"width");
        picture.height = number(u"height");
        picture.maxIterations = number(u"max-iterations");
        picture.samples = static_cast<std::uint8_t>(number(u"samples"));
        picture.palette = static_cast<std::uint8_t>(Palette::names().indexOf(parameters.value(u"palette").toString()));
        picture.centreRe = parameters.value(u"centre-re").toDouble();
        picture.centreIm = parameters.value(u"centre-im").toDouble();
        picture.viewWidth = parameters.value(u"view-width").toDouble();
        return std::make_unique<MandelbrotSplit>(picture);
    }

    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<TileKernel>(); }
    std::optional<ChunkPicture> picture(const QByteArray& chunk, const QByteArray& answerOrCheckpoint) const override {
        return pictureOfTile(chunk, answerOrCheckpoint);
    }
    QStringList describeChunk(const QByteArray& chunk) const override;
};

ParameterSpec pixels(const QString& name, int byDefault, const QString& help) {
    return {.name = name,
            .unit = u"pixels"_s,
            .defaultValue = byDefault,
            .minimum = 1,
            .maximum = Picture::kMostPixels,
            .help = help};
}

ParameterSpec real(const QString& name, double byDefault, double minimum, double maximum, const QString& help) {
    return {.name = name,
            .type = ParameterType::Real,
            .defaultValue = byDefault,
            .minimum = minimum,
            .maximum = maximum,
            .help = help};
}

std::vector<ParameterSpec> MandelbrotComputation::parameters() const {
    return {
        pixels(u"width"_s, 1'920, u"How wide the picture is."_s),
        pixels(u"height"_s, 1'080, u"How high the picture is."_s),
        real(u"centre-re"_s, -0.743643887, -4, 4, u"The real part of the point in the middle."_s),
        real(u"centre-im"_s, 0.131825904, -4, 4, u"The imaginary part of the point in the middle."_s),
        real(u"view-width"_s, 0.003, Picture::kNarrowestView, 16,
             u"How much of the plane the picture's width shows; 3.5 shows the whole set."_s),
        {.name = u"max-iterations"_s,
         .defaultValue = 5'000,
         .minimum = 1,
         .maximum = Picture::kMostIterations,
         .help = u"How long a point is followed before it counts as inside; more for narrower views."_s},
        {.name = u"samples"_s,
         .defaultValue = 2,
         .minimum = 1,
         .maximum = Picture::kMostSamples,
         .help = u"Points along a pixel's edge: 1 is quick, 2 smooth, 4 for print."_s},
        {.name = u"palette"_s,
         .type = ParameterType::Choice,
         .defaultValue = Palette::names().first(),
         .choices = Palette::names(),
         .help = u"Which colours to paint with."_s},
    };
}

QStringList MandelbrotComputation::describeChunk(const QByteArray& chunk) const {
    const std::optional<TileChunk> wanted = decodeTileChunk(chunk);
    if (!wanted)
        return {};
    const auto& [picture, tile] = *wanted;
    return {u"tile: columns %1 to %2, rows %3 to %4"_s.arg(tile.left)
                .arg(tile.left + tile.width - 1)
                .arg(tile.top)
                .arg(tile.top + tile.height - 1),
            u"picture: %1 by %2 pixels"_s.arg(picture.width).arg(picture.height),
            u"centre-re: %1"_s.arg(picture.centreRe, 0, 'g', 17),
            u"centre-im: %1"_s.arg(picture.centreIm, 0, 'g', 17),
            u"view-width: %1"_s.arg(picture.viewWidth, 0, 'g', 17),
            u"max-iterations: %1"_s.arg(picture.maxIterations),
            u"samples: %1"_s.arg(picture.samples),
            u"palette: %1"_s.arg(Palette::names().value(picture.palette))};
}

} // namespace

std::unique_ptr<Computation> makeMandelbrot() {
    return std::make_unique<MandelbrotComputation>();
}

} // namespace gleaner
