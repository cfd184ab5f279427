// The files that desktops read about our programs say what the programs understand.
#include "screensaver_client/saver/saver_arguments.h"

#include <QDir>
#include <QFile>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QByteArray contentOf(const char* name) {
    QFile file(QDir(QStringLiteral(GLEANER_SOURCE_DIR))
                   .filePath(QStringLiteral("resources/linux/") + QString::fromLatin1(name)));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

QString valueOf(const QByteArray& entry, const char* key) {
    for (const QByteArray& line : entry.split('\n'))
        if (line.startsWith(key) && line.mid(qsizetype(qstrlen(key))).startsWith('='))
            return QString::fromUtf8(line.mid(qsizetype(qstrlen(key)) + 1));
    return {};
}

TEST(InstallFiles, XscreensaversFileNamesTheProgramAndArgumentsThatItTakes) {
    QXmlStreamReader xml(contentOf("gleaner-saver.xml"));
    QStringList arguments;
    QString name, description;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("screensaver"))
            name = xml.attributes().value(QLatin1String("name")).toString();
        if (xml.name() == QLatin1String("command"))
            arguments.append(xml.attributes().value(QLatin1String("arg")).toString());
        if (xml.name() == QLatin1String("_description"))
            description = xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_EQ(name, QStringLiteral("gleaner-saver")) << "xscreensaver finds the file by the program's name";
    EXPECT_FALSE(description.trimmed().isEmpty());
    const auto parsed = parseSaverArguments(arguments, QStringLiteral("0x1400002"));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->mode, SaverMode::Embedded);
}

TEST(InstallFiles, MatesEntryStartsTheSaverInTheWindowItIsGiven) {
    const QByteArray entry = contentOf("gleaner-saver.desktop");
    EXPECT_EQ(valueOf(entry, "Type"), QStringLiteral("Application"));
    EXPECT_TRUE(valueOf(entry, "Categories").contains(QStringLiteral("Screensaver;")));
    QStringList words = valueOf(entry, "Exec").split(QLatin1Char(' '));
    EXPECT_EQ(words.takeFirst(), QStringLiteral("gleaner-saver"));
    EXPECT_EQ(parseSaverArguments(words, QStringLiteral("0x1400002"))->mode, SaverMode::Embedded);
}

} // namespace
} // namespace gleaner
