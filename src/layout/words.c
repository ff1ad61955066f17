#include "layout/layout.h"

/* What the fields of targets are called where a layout gives no words of its own. */

static const struct {
	const char *zh, *en;
} field_words[GB_OF_COUNT] = {
	[GB_OF_NAME] = { "指标", "Indicator" },
	[GB_OF_BRIEF] = { "指标", "Indicator" },
	[GB_OF_UNIT] = { "单位", "Unit" },
	[GB_OF_TARGET] = { "目标", "Target" },
	[GB_OF_AIM] = { "目标", "Target" },
	[GB_OF_ACTUAL] = { "实际", "Actual" },
	[GB_OF_BASE] = { "上年", "Previous year" },
	[GB_OF_RATE] = { "完成率", "Completion rate" },
	[GB_OF_SCHEDULED] = { "序时进度", "Scheduled progress" },
	[GB_OF_GAP] = { "差距", "Gap" },
	[GB_OF_STATE] = { "进展", "Progress" },
	[GB_OF_LAMP] = { "亮灯", "Status" },
	[GB_OF_LEAD] = { "牵头单位", "Lead agency" },
	[GB_OF_RESPONSIBLE] = { "责任单位", "Responsible" },
	[GB_OF_COOPERATING] = { "配合单位", "In support" },
	[GB_OF_SECTION] = { "领域", "Field" },
	[GB_OF_AREA] = { "地区", "Area" },
	[GB_OF_SOURCE] = { "出处", "Source" },
	[GB_OF_QUOTE] = { "报告原文", "Text of the report" },
	[GB_OF_FORM] = { "报告表述", "As stated" },
	[GB_OF_EVIDENCE] = { "依据", "Evidence" },
	[GB_OF_NOTE] = { "说明", "Note" },
	[GB_OF_PERIOD] = { "时期", "Period" },
	[GB_OF_KIND] = { "类型", "Kind" },
	[GB_OF_NUMBER] = { "序号", "No." },
	[GB_OF_CHANGE] = { "比上年", "Change" },
	[GB_OF_DUE] = { "完成时限", "Due" },
	[GB_OF_YOY] = { "同比", "Year on year" },
	[GB_OF_SEQUENTIAL] = { "环比", "Period on period" },
	[GB_OF_MOVE] = { "名次变化", "Change of place" },
	[GB_OF_OLD] = { "原公布数", "Published before" },
	[GB_OF_NEW] = { "更正数", "Corrected" },
	[GB_OF_REASON] = { "原因", "Reason" },
	[GB_OF_JUDGED_BY] = { "评判单位", "Judged by" },
	[GB_OF_JUDGED_ON] = { "评判日期", "Judged on" },
	[GB_OF_SCORE] = { "得分", "Score" },
	[GB_OF_RANK] = { "位次", "Rank" },
	[GB_OF_DIFFERENCE] = { "变化", "Change" },
	[GB_OF_BEFORE] = { "上期亮灯", "Status before" },
};

gb_words gb_field_words(int field)
{
	return (gb_words){ { gb_str_of(field_words[field].zh), gb_str_of(field_words[field].en) } };
}
