// SPDX-License-Identifier: Apache-2.0
// What the sources and the other proposals say of a proposal: known already, at odds with something, or new. In: proposals,
// the sources, the trail. Out: a state and the reasons in words. Must not change anything.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli.hpp"
#include "propose/proposal.hpp"
#include "sources/source_folder.hpp"
#include "sources/trail.hpp"

namespace temviet::cli {

struct ProposalFinding {
    std::string code, text;
    bool blocks = false;  ///< cannot be accepted as it is
};

enum class ProposalState { open, duplicate, conflict, invalid, accepted, refused, merged, damaged };
[[nodiscard]] std::string_view to_string(ProposalState state) noexcept;
[[nodiscard]] std::string_view state_words(const Context& context, ProposalState state) noexcept;

struct JudgedProposal {
    std::string file;  ///< safe to show
    std::optional<Proposal> proposal;
    ProposalState state = ProposalState::open;
    std::vector<ProposalFinding> findings;
    // What accepting it would touch:
    std::string organisation;                 ///< id in the sources; empty = not found
    std::optional<std::size_t> product;       ///< row of `product` it is about
    bool gtin_known = false, certificate_known = false;
    std::string scheme;                       ///< id of the certificate's scheme
};

/// Judges all of them together: duplicates and rivals among themselves are found too.
[[nodiscard]] Result<void> judge_proposals(const Context& context, std::vector<JudgedProposal>& proposals, SourceFolder& sources, const Trail& trail);

/// Both were judged: an owner named by id and one named in words are the same where the sources say so.
[[nodiscard]] bool same_product_and_owner(const JudgedProposal& one, const JudgedProposal& other);

}  // namespace temviet::cli
