// A PC is enrolled in the window with the keyboard, a real `gleaner work` computes with what the QR code says, is
// renamed, and is revoked. The code is read by zbarimg, which knows nothing of Gleaner.
#include "head_node/gui/fleet_view.h"
#include "tests/head_node/gui/window_bed.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTableView>

namespace gleaner {
namespace {

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u' ');
}

class Enrolling : public WindowBed {
protected:
    void adjust(HostOptions& options) override {
        options.listen = ListenAddress();
        options.localCompute = LocalCompute::Off;
    }
    void TearDown() override {
        m_worker.kill();
        m_worker.waitForFinished();
        WindowBed::TearDown();
    }
    void enrolWithTheKeyboard(const QString& name) {
        m_window->setCurrentView(m_window->findChild<FleetView*>());
        find<QTableView>("fleet")->setFocus();
        press(Qt::Key_E, Qt::ControlModifier);
        ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == find<QLineEdit>("enrolName"); }));
        type(name);
        press(Qt::Key_Tab);
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("30"));
        press(Qt::Key_Return);
        ASSERT_TRUE(waitUntil([this] { return !find<QPlainTextEdit>("enrolLine")->toPlainText().isEmpty(); }))
            << find<QLabel>("enrolComplaint")->text().toStdString();
    }
    /// What a camera would read.
    QByteArray readPicture() {
        const QString file = path("code.png");
        EXPECT_TRUE(find<QLabel>("enrolPicture")->grab().toImage().save(file));
        QProcess reader;
        reader.start(QStringLiteral("zbarimg"), words("--raw --quiet --nodbus") + QStringList(file));
        EXPECT_TRUE(reader.waitForFinished(30'000)) << "zbar-tools of installer/packages.txt is missing";
        return reader.readAllStandardOutput().trimmed();
    }
    void startWorker(const QByteArray& enrolment) {
        QFile file(path("enrolment"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(enrolment) == enrolment.size());
        file.close();
        m_worker.setProcessChannelMode(QProcess::MergedChannels);
        m_worker.start(QStringLiteral(GLEANER_PROGRAM),
                       words("work --processors 1 --enrolment") + QStringList(file.fileName()));
        ASSERT_TRUE(m_worker.waitForStarted());
    }
    QString cellOf(const QString& name, FleetColumn column) {
        const QAbstractItemModel* model = find<QTableView>("fleet")->model();
        for (int i = 0; i < model->rowCount(); ++i) {
            if (model->index(i, 0).data().toString() == name)
                return model->index(i, static_cast<int>(column)).data().toString();
        }
        return {};
    }
    void choose(const QString& name) {
        m_window->activateWindow(); // after a dialog
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
        auto* table = find<QTableView>("fleet");
        for (int i = 0; i < table->model()->rowCount(); ++i) {
            if (table->model()->index(i, 0).data().toString() == name)
                table->selectRow(i);
        }
        table->setFocus();
    }
    /// While it waits, the window's head has to go on.
    QByteArray console(const char* arguments) {
        QProcess program;
        program.start(QStringLiteral(GLEANER_PROGRAM),
                      words(arguments) + QStringList{QStringLiteral("--data"), path("data")});
        EXPECT_TRUE(waitUntil([&program] { return program.state() == QProcess::NotRunning; }));
        return program.readAllStandardOutput() + program.readAllStandardError();
    }

    QProcess m_worker;
};

TEST_F(Enrolling, WhatTheCodeSaysMakesAWorkerUntilItIsRevoked) {
    const QString name = QStringLiteral("pc-17");
    open();
    enrolWithTheKeyboard(name);
    const QByteArray line = find<QPlainTextEdit>("enrolLine")->toPlainText().toLatin1();
    const QByteArray read = readPicture();
    EXPECT_EQ(read, line) << "the code and the line are the same";
    EXPECT_TRUE(find<QLabel>("enrolRights")->text().contains(QStringLiteral("in the name of pc-17")));
    click(find<QWidget>("enrolCopy"));
    EXPECT_EQ(QApplication::clipboard()->text().toLatin1(), line);
    click(find<QWidget>("enrolClose"));
    EXPECT_TRUE(waitUntil([&] { return cellOf(name, FleetColumn::State) == QStringLiteral("Never seen"); }));
    EXPECT_NE(cellOf(name, FleetColumn::Enrolled), QStringLiteral("–"));

    startWorker(read);
    handIn("echo", {{QStringLiteral("chunks"), 20}}, "first.txt");
    ASSERT_TRUE(waitUntil([this] { return isDone("first.txt"); })) << m_worker.readAll().toStdString();
    EXPECT_TRUE(waitUntil([&] { return cellOf(name, FleetColumn::Answers).startsWith(QStringLiteral("20 /")); }));
    EXPECT_TRUE(waitUntil([&] { return cellOf(name, FleetColumn::Version) == QStringLiteral(GLEANER_VERSION); }));

    const QString label = QStringLiteral("Reception");
    choose(name);
    press(Qt::Key_F2);
    auto* dialog = m_window->findChild<QInputDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* field = dialog->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, label);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(waitUntil([&] { return !cellOf(label, FleetColumn::State).isEmpty(); })) << "in the view";
    EXPECT_TRUE(console("fleet").contains("Reception/")) << "in 'gleaner fleet'";
    EXPECT_TRUE(console("worker list").contains("Reception")) << "in 'gleaner worker list'";
    EXPECT_TRUE(console("worker rename pc-17 Front-desk").contains("is called Front-desk from now on"));
    const QString other = QStringLiteral("Front-desk");
    EXPECT_TRUE(waitUntil([&] { return !cellOf(other, FleetColumn::State).isEmpty(); })) << "renamed on the console";

    choose(other);
    press(Qt::Key_Delete);
    auto* question = m_window->findChild<QMessageBox*>();
    ASSERT_NE(question, nullptr);
    for (QAbstractButton* button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            click(button);
    }
    QByteArray said;
    EXPECT_TRUE(waitUntil([&] {
        said += m_worker.readAll();
        return said.contains("no longer accepts the enrolment 'pc-17'");
    })) << said.toStdString();
    EXPECT_TRUE(waitUntil([&] { return cellOf(name, FleetColumn::Expires) == QStringLiteral("–"); }));
}

} // namespace
} // namespace gleaner
