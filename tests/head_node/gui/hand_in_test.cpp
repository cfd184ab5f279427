// A job file given when the window is started.
#include "head_node/gui/hand_in.h"

#include "head_node/gui/parameter_field.h"
#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"
#include "tests/head_node/models/snapshot_samples.h"

#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>

namespace gleaner {
namespace {

class HandIn : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        openWindow(m_link);
    }
    QString jobFile(const QJsonObject& more) {
        QJsonObject job{{QStringLiteral("gleaner_job"), 1},
                        {QStringLiteral("computation"), QStringLiteral("primes")},
                        {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("to"), 4'711}}}};
        for (auto it = more.begin(); it != more.end(); ++it)
            job.insert(it.key(), it.value());
        write("job.json", QJsonDocument(job).toJson());
        return path("job.json");
    }
    void write(const char* name, const QByteArray& text) {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    ScriptedHeadLink m_link;
};

TEST_F(HandIn, SendsTheFilesJobAndOpensItsPage) {
    handInFile(*m_window, m_window.get(), jobFile({{QStringLiteral("output"), QStringLiteral("primes.txt")}}));
    ASSERT_EQ(m_link.requests.size(), 1U);
    EXPECT_EQ(m_link.requests[0].value(QStringLiteral("command")).toString(), QStringLiteral("submit"));
    EXPECT_EQ(m_link.requests[0].value(QStringLiteral("output")).toString(), path("primes.txt"));
    m_link.answer(0, QJsonObject{{QStringLiteral("id"), toString(jobId(1))}});
    EXPECT_TRUE(waitUntil([this] { return m_window->currentView()->title() == QStringLiteral("Job"); }));
}

TEST_F(HandIn, DoesNotWriteOverAnOlderResult) {
    write("primes.txt", "older");
    handInFile(*m_window, m_window.get(), jobFile({{QStringLiteral("output"), QStringLiteral("primes.txt")}}));
    EXPECT_TRUE(m_link.requests.empty());
    EXPECT_EQ(m_window->currentView()->title(), QStringLiteral("New job"));
    EXPECT_EQ(find<ParameterField>("field-to")->text(), QStringLiteral("4711"));
    EXPECT_TRUE(m_window->notices().text().contains(QStringLiteral("is there already")));
}

TEST_F(HandIn, ChoosesAnOutputWhereTheFileNamesNone) {
    handInFile(*m_window, m_window.get(), jobFile({}));
    ASSERT_EQ(m_link.requests.size(), 1U);
    EXPECT_TRUE(m_link.requests[0].value(QStringLiteral("output")).toString().endsWith(QStringLiteral(".txt")));
}

TEST_F(HandIn, SaysWhatIsWrongWithAFile) {
    handInFile(*m_window, m_window.get(), path("nothing.json"));
    EXPECT_TRUE(m_link.requests.empty());
    EXPECT_FALSE(m_window->notices().text().isEmpty());
}

} // namespace
} // namespace gleaner
