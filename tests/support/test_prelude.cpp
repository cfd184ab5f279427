#include "tests/support/test_prelude.h"
