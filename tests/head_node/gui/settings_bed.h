// The view Settings over a head of its own, and another one that is served beside it.
#pragma once

#include "head_node/gui/setting_row.h"
#include "tests/head_node/gui/serving_bed.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gleaner {

class SettingsBed : public ServingBed {
protected:
    void goThere() {
        goToSettings();
        ASSERT_EQ(m_window->currentView()->title(), QStringLiteral("Settings"));
    }
    void wantRemote(const QString& strings) {
        find<QComboBox>("setting-queues")->setCurrentIndex(1);
        auto* text = find<QPlainTextEdit>("setting-connection_strings");
        text->setFocus();
        text->selectAll();
        text->insertPlainText(strings); // as pasting does; QTest types no line ends
    }
    /// What the Test button says in the end.
    QStringList verdicts() {
        click(find<QPushButton>("testConnection"));
        EXPECT_TRUE(waitUntil([this] { return find<QPushButton>("testConnection")->isEnabled(); }));
        QStringList said;
        for (const QLabel* each : m_window->findChildren<QLabel*>(QStringLiteral("testVerdict")))
            said += each->text();
        return said;
    }
    void apply() {
        ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("applySettings")->isEnabled(); }));
        click(find<QPushButton>("applySettings"));
    }
    QString complaint(const char* row) { return find<SettingRow>(row)->complaint(); }
    QJsonObject inFile() {
        QFile file(m_file->path());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QJsonDocument::fromJson(file.readAll()).object();
    }
    void choose(const char* name, int place) { find<QComboBox>(name)->setCurrentIndex(place); }
};

} // namespace gleaner
