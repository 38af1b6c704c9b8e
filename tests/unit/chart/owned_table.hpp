#pragma once
// A dataset of numbers together with the memory that it views.

#include "dataset/dataset.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::test {

struct OwnedTable {
    std::vector<std::vector<double>> numbers;
    dataset::Dataset data;

    OwnedTable() { numbers.reserve(64); }
    void add(std::string name, std::vector<double> values) {
        data.rows = values.size();
        numbers.push_back(std::move(values));
        data.columns.emplace_back(std::move(name), dataset::DType::f8,
                                  std::as_bytes(std::span{numbers.back()}), data.rows, 8);
    }
};

}  // namespace plotmill::test
