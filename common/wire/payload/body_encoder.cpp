#include "wire/payload/body.hpp"
#include "wire/payload/byte_sink.hpp"

#include <algorithm>
#include <cstdint>

namespace plotmill::payload {
namespace {

std::uint32_t count(std::size_t size) {
    return static_cast<std::uint32_t>(size);
}

void pack(Packer& packer, const chart::OptionMap& map);

void pack(Packer& packer, const chart::OptionValue& option) {
    struct Visitor {
        Packer& packer;
        void operator()(std::nullptr_t) { packer.pack_nil(); }
        void operator()(bool value) { packer.pack(value); }
        void operator()(std::int64_t value) { packer.pack(value); }
        void operator()(double value) { packer.pack_double(value); }
        void operator()(const std::string& value) { packer.pack(value); }
        void operator()(const chart::OptionList& list) {
            packer.pack_array(count(list.size()));
            std::for_each(list.begin(), list.end(),
                          [this](const auto& item) { payload::pack(packer, item); });
        }
        void operator()(const chart::OptionMap& map) { payload::pack(packer, map); }
    };
    std::visit(Visitor{packer}, option.value);
}

void pack(Packer& packer, const chart::OptionMap& map) {
    packer.pack_map(count(map.size()));
    for (const auto& [name, value] : map) {
        packer.pack(name);
        pack(packer, value);
    }
}

template <typename Texts>
void pack_texts(Packer& packer, const Texts& texts) {
    packer.pack_array(count(texts.size()));
    for (const std::string& text : texts) {
        packer.pack(text);
    }
}

void pack(Packer& packer, const dataset::Column& column) {
    if (column.dtype() == dataset::DType::text) {
        pack_texts(packer, column.text());
        return;
    }
    Bytes items;
    column.append_items(items);
    packer.pack_map(2);
    packer.pack("dtype");
    packer.pack(std::string{dataset::name(column.dtype())});
    packer.pack("bin");
    packer.pack_bin(count(items.size()));
    packer.pack_bin_body(as_text(items).data(), count(items.size()));
}

void pack(Packer& packer, const std::vector<dataset::Column>& columns) {
    packer.pack_array(count(columns.size()));
    for (const dataset::Column& column : columns) {
        pack(packer, column);
    }
}

void pack_table(Packer& packer, const std::vector<dataset::Column>& columns) {
    packer.pack("columns");
    packer.pack_array(count(columns.size()));
    for (const dataset::Column& column : columns) {
        packer.pack(column.name());
    }
    packer.pack("values");
    pack(packer, columns);
}

void pack(Packer& packer, const dataset::Dataset& data) {
    const bool has_arrays = !data.arrays.empty() || data.columns.empty();
    packer.pack_map((data.columns.empty() ? 0U : 2U) + (has_arrays ? 1U : 0U) +
                    (data.index ? 1U : 0U) + (data.index_name ? 1U : 0U) +
                    (data.columns_name ? 1U : 0U));
    if (!data.columns.empty()) {
        pack_table(packer, data.columns);
    }
    if (has_arrays) {
        packer.pack("arrays");
        pack(packer, data.arrays);
    }
    if (data.index) {
        packer.pack("index");
        pack_texts(packer, *data.index);
    }
    if (data.index_name) {
        packer.pack("index_name");
        packer.pack(*data.index_name);
    }
    if (data.columns_name) {
        packer.pack("columns_name");
        packer.pack(*data.columns_name);
    }
}

void pack(Packer& packer, const RawChart& chart) {
    packer.pack_map(chart.output ? 3 : 2);
    packer.pack("kind");
    packer.pack(chart.kind);
    packer.pack("options");
    pack(packer, chart.options);
    if (chart.output) {
        packer.pack("output");
        packer.pack(*chart.output);
    }
}

}  // namespace

Bytes encode_body(const RawBody& body) {
    Bytes bytes;
    ByteSink sink{bytes};
    Packer packer{sink};
    packer.pack_map(body.charts ? 3 : 2);
    packer.pack("data");
    pack(packer, body.data);
    if (body.charts) {
        packer.pack("charts");
        packer.pack_array(count(body.charts->size()));
        for (const RawChart& chart : *body.charts) {
            pack(packer, chart);
        }
    }
    packer.pack("folder");
    packer.pack(body.folder);
    return bytes;
}

}  // namespace plotmill::payload
