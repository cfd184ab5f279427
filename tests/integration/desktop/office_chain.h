// What the chains of head, agent and a real desktop have in common: a head with one chunk whose end no test sees, and
// settings by which an agent computes it on any machine, however busy, hot or portable. The lease is longer than
// patience: others see the chunk again only when it is handed back. Thread: main.
#pragma once

#include "tests/integration/long_chunk.h"
#include "tests/integration/office.h"
#include "tests/support/short_temporary_folder.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {

class OfficeChain {
public:
    OfficeChain() : office({QStringLiteral("--visibility"), QStringLiteral("3600")}) {}

    /// Head, enrolment, job. True once others could see its chunk.
    [[nodiscard]] bool begin() {
        if (!office.startHead())
            return false;
        const Ended enrolled = office.ask({QStringLiteral("worker"), QStringLiteral("enrol"), QStringLiteral("pc-17"),
                                           QStringLiteral("-o"), enrolment()});
        EXPECT_EQ(enrolled.exitCode, 0) << enrolled.text();
        const QString job = office.submit(
            QString::fromLatin1(kLongestChunk).split(QLatin1Char(' ')) +
            QStringList{QStringLiteral("-o"), office.file(QStringLiteral("result.png")), QStringLiteral("--title"),
                        QStringLiteral("Where the period doubles"), QStringLiteral("--purpose"),
                        QStringLiteral("It becomes the poster in the hall.")});
        return !job.isEmpty() && eventually([this] { return isChunkVisible(); });
    }
    [[nodiscard]] QString enrolment() const { return office.file(QStringLiteral("enrolment")); }
    [[nodiscard]] bool isChunkVisible() const {
        return !office.ask({QStringLiteral("peek"), QStringLiteral("work")})
                    .json()
                    .value(QLatin1String("front"))
                    .toArray()
                    .isEmpty();
    }
    /// Nothing but its owner holds such an agent back; `idleMinutes`: 1 is the least, 1440 is never in a test.
    [[nodiscard]] static QByteArray settings(int idleMinutes) {
        return "idle_minutes = " + QByteArray::number(idleMinutes) +
               "\nothers_cpu_percent = 100\nfree_memory_mib = 0\ntemperature_celsius = 120\non_battery = true\n"
               "on_metered = true\nduring_full_screen = true\nduring_presentation = true\ntray = false\n"
               "processors = 1\n";
    }
    /// The same with this office's head, whose enrolment lies at `path`.
    [[nodiscard]] static QByteArray settings(int idleMinutes, const QString& path) {
        return settings(idleMinutes) + "[[head]]\nenrolment = \"" + path.toUtf8() + "\"\n";
    }
    [[nodiscard]] std::string logs() const { return office.logs(); }

    Office office;
};

} // namespace gleaner
